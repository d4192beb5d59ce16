/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.ingest.lines.Hex;
import io.certtrail.schemas.words.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ids of Windows events that have a number in their channel. The time counts in whole seconds: shippers keep from none
 * to nine digits of the rest.
 *
 * <p>A log is mostly of one computer, channel and provider: they are hashed once, and filled up to a whole block, so
 * that the two numbers of each event are one block more.
 */
public final class NumberedEventIds {
    private static final int BLOCK = 64;
    private static final int MOST_DIGITS = 20;
    private static final int MOST_OF_INT = 10;

    /** Times this many and without the last bits any number of 31 bits is divided by ten, without a division. */
    private static final long TENTH = 0xCCCC_CCCDL;

    private static final int TENTH_BITS = 35;

    private String computer = "";
    private String channel = "";
    private String provider = "";
    private @Nullable MessageDigest begun;
    private final byte[] numbers = new byte[2 * MOST_DIGITS + 2];

    /** Of the event with this number in a channel of a computer. */
    public String of(String ofComputer, String ofChannel, long recordId, String ofProvider, Instant time) {
        var digest = copy(begun(ofComputer, ofChannel, ofProvider));
        int end = add(time.getEpochSecond(), add(recordId, 0));
        digest.update(numbers, 0, end);
        return Hex.lower(digest.digest(), 0, EventIds.BYTES);
    }

    private MessageDigest begun(String ofComputer, String ofChannel, String ofProvider) {
        if (begun == null
                || !ofComputer.equals(computer)
                || !ofChannel.equals(channel)
                || !ofProvider.equals(provider)) {
            computer = ofComputer;
            channel = ofChannel;
            provider = ofProvider;
            begun = begin();
        }
        return begun;
    }

    private MessageDigest begin() {
        var parts = (computer + EventIds.END + channel + EventIds.END + provider + EventIds.END)
                .getBytes(StandardCharsets.UTF_8);
        var digest = Sha256.digest();
        digest.update(Arrays.copyOf(parts, (parts.length + BLOCK - 1) / BLOCK * BLOCK));
        return digest;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java's SHA-256 cannot be copied, as that of every JDK can", e);
        }
    }

    private int add(long number, int at) {
        int end = number < 0 || number > Integer.MAX_VALUE ? addText(number, at) : addDigits((int) number, at);
        numbers[end] = EventIds.END;
        return end + 1;
    }

    private int addText(long number, int at) {
        var text = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, numbers, at, text.length);
        return at + text.length;
    }

    private int addDigits(int number, int at) {
        int end = at + digits(number);
        int rest = number;
        for (int digit = end - 1; digit >= at; digit--) {
            int tens = (int) ((rest * TENTH) >>> TENTH_BITS);
            numbers[digit] = (byte) ('0' + rest - 10 * tens);
            rest = tens;
        }
        return end;
    }

    private static int digits(int number) {
        int digits = 1;
        for (int bound = 10; number >= bound && digits < MOST_OF_INT; bound *= 10) {
            digits++;
        }
        return digits;
    }
}
