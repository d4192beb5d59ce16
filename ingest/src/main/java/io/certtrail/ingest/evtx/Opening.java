/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import java.io.IOException;
import java.io.InputStream;

/** Opens one log from its beginning, as often as is needed; the stream before was closed. */
@FunctionalInterface
public interface Opening {
    /** The bytes of the log, unpacked. */
    InputStream open() throws IOException;
}
