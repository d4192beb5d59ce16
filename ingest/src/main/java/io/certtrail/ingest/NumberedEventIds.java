/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Ids of Windows events that have a number in their channel. The time counts in whole seconds: shippers keep from none
 * to nine digits of the rest.
 *
 * <p>A log is mostly of one computer, channel and provider: their bytes are made once.
 */
public final class NumberedEventIds {
    /** Ends each part, so that no two records have the same parts one after the other. */
    private static final char END = 0;

    private static final int MOST_DIGITS = 20;

    private String computer = "";
    private String channel = "";
    private byte[] beginning = {END, END};
    private String provider = "";
    private byte[] middle = {END, END};
    private byte[] parts = new byte[256];

    /** Of the event with this number in a channel of a computer. */
    public String of(String ofComputer, String ofChannel, long recordId, String ofProvider, Instant time) {
        remember(ofComputer, ofChannel, ofProvider);
        int most = beginning.length + middle.length + 2 * MOST_DIGITS + 1;
        if (parts.length < most) {
            parts = new byte[most];
        }
        int at = add(beginning, 0);
        at = add(recordId, at);
        at = add(middle, at);
        at = add(time.getEpochSecond(), at);
        parts[at] = END;
        return EventIds.of(parts, at + 1);
    }

    private void remember(String ofComputer, String ofChannel, String ofProvider) {
        if (!ofComputer.equals(computer) || !ofChannel.equals(channel)) {
            computer = ofComputer;
            channel = ofChannel;
            beginning = (computer + END + channel + END).getBytes(StandardCharsets.UTF_8);
        }
        if (!ofProvider.equals(provider)) {
            provider = ofProvider;
            middle = (END + provider + END).getBytes(StandardCharsets.UTF_8);
        }
    }

    private int add(byte[] part, int at) {
        System.arraycopy(part, 0, parts, at, part.length);
        return at + part.length;
    }

    private int add(long number, int at) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            return add(Long.toString(number).getBytes(StandardCharsets.US_ASCII), at);
        }
        int end = at + 1;
        for (int rest = (int) number / 10; rest > 0; rest /= 10) {
            end++;
        }
        int rest = (int) number;
        for (int digit = end - 1; digit >= at; digit--) {
            parts[digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }
}
