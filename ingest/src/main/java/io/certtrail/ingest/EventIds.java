/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.ingest.lines.Hex;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.words.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Ids made of what a record says, so that a copy of a file or a line shipped twice gives the same id. */
public final class EventIds {
    static final int BYTES = 16;

    /** Ends each part, so that no two records have the same parts one after the other. */
    static final char END = 0;

    private static final ThreadLocal<Hashing> HASHING = ThreadLocal.withInitial(Hashing::new);

    private EventIds() {}

    /** Of a record known by its bytes from start to end; line ends around it do not count. */
    public static String ofBytes(Origin origin, @Nullable String hostOrDevice, byte[] record, int start, int end) {
        var from = start;
        var to = end;
        while (from < to && isLineEnd(record[from])) {
            from++;
        }
        while (to > from && isLineEnd(record[to - 1])) {
            to--;
        }
        var hashing = HASHING.get();
        hashing.digest.update(hashing.beginning(origin, hostOrDevice == null ? "" : hostOrDevice));
        hashing.digest.update(record, from, to - from);
        return hashing.hex();
    }

    private static boolean isLineEnd(byte value) {
        return value == '\r' || value == '\n';
    }

    /**
     * What lasts from record to record. Looking an algorithm up costs as much as hashing a short record; a digest
     * starts anew when it has given one. And a log is mostly of one host.
     */
    private static final class Hashing {
        private final MessageDigest digest = Sha256.digest();
        private String origin = "";
        private String host = "";
        private byte[] beginning = {END, END};

        String hex() {
            return Hex.lower(digest.digest(), 0, BYTES);
        }

        byte[] beginning(Origin ofOrigin, String ofHost) {
            if (!ofHost.equals(host) || !ofOrigin.id().equals(origin)) {
                origin = ofOrigin.id();
                host = ofHost;
                beginning = (origin + END + host + END).getBytes(StandardCharsets.UTF_8);
            }
            return beginning;
        }
    }
}
