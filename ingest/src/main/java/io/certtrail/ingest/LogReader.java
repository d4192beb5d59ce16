/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.io.IOException;
import java.io.InputStream;

/** Reads one format: bytes in, rows out. */
@FunctionalInterface
public interface LogReader {
    /** A cursor over the stream, which it closes; decompression and decoding of UTF-16 were done before. */
    LogCursor open(InputStream bytes, SourceContext context) throws IOException;
}
