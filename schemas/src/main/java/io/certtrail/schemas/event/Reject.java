/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import io.certtrail.schemas.words.Names;
import org.jspecify.annotations.Nullable;

/**
 * What could not be read, kept with its reason and place.
 *
 * @param reason one line in the reader's terms, with the numbers
 * @param bytes the raw bytes, cut at 64 KiB
 * @param length length of the whole record in bytes, cut or not
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way to a topic: never compared, never changed
public record Reject(
        String tenant, @Nullable Origin origin, String source, Place place, String reason, byte[] bytes, long length) {
    public Reject {
        source = Names.bounded(source);
    }

    /** Longest piece of a rejected record that is kept, in bytes. */
    public static final int BYTES_LIMIT = 65_536;
}
