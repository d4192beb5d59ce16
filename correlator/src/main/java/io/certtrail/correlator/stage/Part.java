/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import org.jspecify.annotations.Nullable;

/**
 * A part of a cell that never changes. A cell is written again when any part is new, so each remembers the bytes it was
 * written as, or read from.
 */
public abstract sealed class Part permits Seen, Said {
    private byte @Nullable [] bytes;

    /** Its bytes, or null when it was not written yet; not to be changed. */
    @SuppressWarnings("EI_EXPOSE_REP")
    public byte @Nullable [] bytes() {
        return bytes;
    }

    /** How many bytes it remembers. */
    int written() {
        return bytes == null ? 0 : bytes.length;
    }

    /** Remembers its bytes. */
    @SuppressWarnings("EI_EXPOSE_REP2")
    public void writtenAs(byte[] itsBytes) {
        bytes = itsBytes;
    }
}
