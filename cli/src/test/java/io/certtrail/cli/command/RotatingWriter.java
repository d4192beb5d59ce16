/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** Writes numbered requests into a log, a few thousand a second and more, and renames and packs it on the way. */
final class RotatingWriter implements Runnable {
    static final String HEADER = "#Software: Microsoft Internet Information Services 10.0\r\n"
            + "#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip sc-status\r\n";
    private static final int FILES = 12;

    private final Path log;
    private final int lines;
    private final SplittableRandom random;
    private int rotations;

    RotatingWriter(Path log, int lines, long seed) {
        this.log = log;
        this.lines = lines;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void run() {
        try {
            int number = 1;
            while (number <= lines) {
                int upTo = Math.min(lines, number + lines / FILES + random.nextInt(lines / FILES));
                write(number, upTo);
                number = upTo + 1;
                if (number <= lines) {
                    rotate();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Flushes in the middle of a line now and then, as buffers do. */
    private void write(int first, int last) throws IOException {
        try (var out = new BufferedOutputStream(
                Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 8192)) {
            out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
            for (int number = first; number <= last; number++) {
                write(out, number);
            }
        }
    }

    private static void write(OutputStream out, int number) throws IOException {
        out.write(line(number));
        if (number % 200 == 0) {
            LockSupport.parkNanos(20_000_000L);
        }
    }

    /** A request with a number. */
    static byte[] line(int number) {
        var second = number / 100;
        return "2026-03-%02d %02d:%02d:%02d GET /certsrv/mscep/mscep.dll n=%d 10.0.0.1 200\r\n"
                .formatted(1 + second / 86_400, second / 3600 % 24, second / 60 % 60, second % 60, number)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void rotate() throws IOException {
        var old = log.resolveSibling(log.getFileName() + "." + ++rotations);
        Files.move(log, old);
        if (rotations % 3 == 0) {
            try (var packed =
                    new GZIPOutputStream(Files.newOutputStream(log.resolveSibling(old.getFileName() + ".gz")))) {
                Files.copy(old, packed);
            }
            Files.delete(old);
        }
    }
}
