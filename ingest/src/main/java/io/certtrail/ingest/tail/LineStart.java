/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.lines.Encoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Finds where a line begins that ended some lines before a place. */
final class LineStart {
    private static final int BLOCK = 1 << 13;

    private LineStart() {}

    /** Where the last so many lines before an end begin; not before the given floor. */
    static long before(Bytes bytes, Encoding encoding, long end, long lines, long floor) throws IOException {
        int width = encoding.wide() ? 2 : 1;
        int low = encoding.charset().equals(StandardCharsets.UTF_16BE) ? 1 : 0;
        long found = 0;
        for (long blockEnd = end; blockEnd > floor; blockEnd -= Math.min(BLOCK, blockEnd - floor)) {
            int length = (int) Math.min(BLOCK, blockEnd - floor);
            var block = bytes.slice(blockEnd - length, length);
            for (int i = block.length - width; i >= 0; i -= width) {
                var isEnd = block[i + low] == '\n' && (width == 1 || block[i + 1 - low] == 0);
                if (isEnd && ++found > lines) {
                    return blockEnd - length + i + width;
                }
            }
        }
        return floor;
    }
}
