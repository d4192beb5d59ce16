/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.parse;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The least a Java program does: splits each line at blanks, looks at the path, and writes nine columns of the lines
 * that fit as JSON. It knows no other column order, no message, no id, no reject, and trusts what it reads.
 */
public final class ByteFloor {
    private static final byte[] PATH = "/certsrv/mscep".getBytes(StandardCharsets.US_ASCII);
    private static final byte[][] KEYS = {
        key("{\"date"),
        key(",\"time"),
        key(",\"method"),
        key(",\"path"),
        key(",\"query"),
        key(",\"client"),
        key(",\"agent"),
        key(",\"status"),
        key(",\"taken")
    };
    private static final int[] COLUMNS = {0, 1, 3, 4, 5, 8, 9, 11, 14};
    private static final int PATH_COLUMN = 4;
    private static final int MOST_COLUMNS = 16;
    private static final int PIECE = 1 << 16;

    private final OutputStream sink;
    private final int[] starts = new int[MOST_COLUMNS + 1];
    private final byte[] out = new byte[4 * PIECE];
    private byte[] buffer = new byte[4 * PIECE];
    private int filled;
    private int written;

    private ByteFloor(OutputStream sink) {
        this.sink = sink;
    }

    /** Reads the file named. */
    public static void main(String[] args) throws IOException {
        try (var sink = new FileOutputStream(FileDescriptor.out)) {
            new ByteFloor(sink).read(Path.of(args[0]));
        }
    }

    private void read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(buffer, filled, buffer.length - filled); read > 0; ) {
                filled += read;
                lines();
                read = in.read(buffer, filled, buffer.length - filled);
            }
        }
        sink.write(out, 0, written);
    }

    private void lines() throws IOException {
        var start = 0;
        for (var end = find(start); end >= 0; end = find(start)) {
            line(start, end);
            start = end + 1;
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
    }

    private int find(int from) {
        for (var at = from; at < filled; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private void line(int start, int end) throws IOException {
        if (buffer[start] != '#' && split(start, end) == MOST_COLUMNS - 1 && pathFits()) {
            write();
        }
    }

    private int split(int start, int end) {
        var columns = 0;
        starts[0] = start;
        for (var at = start; at <= end && columns < MOST_COLUMNS; at++) {
            if (buffer[at] <= ' ') {
                starts[++columns] = at + 1;
            }
        }
        return columns;
    }

    private boolean pathFits() {
        for (var at = 0; at < PATH.length; at++) {
            if (buffer[starts[PATH_COLUMN] + at] != PATH[at]) {
                return false;
            }
        }
        return true;
    }

    private void write() throws IOException {
        if (written > out.length - PIECE) {
            sink.write(out, 0, written);
            written = 0;
        }
        for (var i = 0; i < KEYS.length; i++) {
            put(KEYS[i], 0, KEYS[i].length);
            put(buffer, starts[COLUMNS[i]], starts[COLUMNS[i] + 1] - 1);
            out[written++] = '"';
        }
        out[written++] = '}';
        out[written++] = '\n';
    }

    private void put(byte[] from, int start, int end) {
        System.arraycopy(from, start, out, written, end - start);
        written += end - start;
    }

    private static byte[] key(String text) {
        return (text + "\":\"").getBytes(StandardCharsets.US_ASCII);
    }
}
