/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damaged and hostile EVTX files; each is made of its number and a seed alone. */
final class Mutants {
    private static final int[] NUMBERS = {0, 1, 2, 7, 28, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF};
    private static final int FILE_HEADER = EvtxWriter.FILE_HEADER;

    private final List<byte[]> seeds;
    private final long seed;

    Mutants(long seed) {
        this.seed = seed;
        this.seeds = List.of(
                shortened(SampleFiles.everyForm()),
                shortened(SampleFiles.copiedWhileWritten()),
                shortened(SampleFiles.nested()),
                SampleFiles.everyForm(),
                SampleFiles.damaged());
    }

    /** The mutant with this number. */
    byte[] get(long number) {
        var random = new SplittableRandom(seed + number * 0x9E37_79B9_7F4A_7C15L);
        var file = seeds.get(random.nextInt(32) == 0 ? random.nextInt(3, seeds.size()) : random.nextInt(3))
                .clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            file = changed(file, random);
        }
        return file;
    }

    /** A file of one chunk without the zeros after its records, so that most changes hit something. */
    private static byte[] shortened(byte[] file) {
        int end = file.length;
        while (file[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(file, Math.min(file.length, end + 8));
    }

    private static byte[] changed(byte[] file, SplittableRandom random) {
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < FILE_HEADER + 600) {
            return file;
        }
        int at = random.nextInt(random.nextInt(16) == 0 ? 0 : FILE_HEADER, file.length - 8);
        switch (random.nextInt(11)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[at] = (byte) random.nextInt(256);
            case 2 -> bytes.putInt(at, NUMBERS[random.nextInt(NUMBERS.length)]);
            case 3 -> bytes.putShort(at, (short) NUMBERS[random.nextInt(NUMBERS.length)]);
            case 4 -> bytes.putLong(at, random.nextLong());
            case 5 -> template(bytes, at, random);
            case 6 -> file[at] = (byte) (random.nextInt(0x10) | random.nextInt(2) * Token.MORE);
            case 7 -> descriptor(bytes, at, random);
            case 8 -> copy(file, at, random);
            case 9 -> swap(file, random);
            default -> {
                return random.nextInt(4) == 0 ? Arrays.copyOf(file, at) : file;
            }
        }
        return file;
    }

    /** Lets the next instance of a template point elsewhere: to itself, to another one, to anywhere. */
    private static void template(ByteBuffer file, int from, SplittableRandom random) {
        for (int at = from; at < file.limit() - 16; at++) {
            if (file.get(at) == Token.TEMPLATE && file.get(at + 1) == 1) {
                int inChunk = (at - FILE_HEADER) % Chunk.SIZE;
                int target = random.nextInt(3) == 0 ? inChunk + random.nextInt(-40, 40) : random.nextInt(Chunk.SIZE);
                file.putInt(at + 6, target);
                if (random.nextBoolean() && target >= 0 && FILE_HEADER + target + 8 < file.limit()) {
                    file.putInt(FILE_HEADER + target + 4, file.getInt(at + 2));
                }
                return;
            }
        }
    }

    /** Makes a value an array, a document, XML or of a type that is none. */
    private static void descriptor(ByteBuffer file, int from, SplittableRandom random) {
        int[] types = {0x81, 0x82, 0x93, 0x8F, 0x21, 0x23, 0xA1, 0x00, 0x13, 0x11, 0x12, 0x7E};
        for (int at = from; at < file.limit() - 4; at++) {
            if (file.get(at + 3) == 0 && file.get(at + 1) == 0 && file.get(at + 2) > 0 && file.get(at + 2) < 0x24) {
                file.put(at + 2, (byte) types[random.nextInt(types.length)]);
                if (random.nextInt(3) == 0) {
                    file.putShort(at, (short) random.nextInt(0x10000));
                }
                return;
            }
        }
    }

    private static void copy(byte[] file, int at, SplittableRandom random) {
        int length = Math.min(random.nextInt(1, 600), file.length - at);
        int to = random.nextInt(FILE_HEADER, file.length - length + 1);
        System.arraycopy(file, at, file, to, length);
    }

    private static void swap(byte[] file, SplittableRandom random) {
        int count = (file.length - FILE_HEADER) / Chunk.SIZE;
        if (count > 1) {
            int one = FILE_HEADER + random.nextInt(count) * Chunk.SIZE;
            int other = FILE_HEADER + random.nextInt(count) * Chunk.SIZE;
            var kept = Arrays.copyOfRange(file, one, one + Chunk.SIZE);
            System.arraycopy(file, other, file, one, Chunk.SIZE);
            System.arraycopy(kept, 0, file, other, Chunk.SIZE);
        }
    }
}
