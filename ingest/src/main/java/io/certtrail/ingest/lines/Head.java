/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The beginning of a log, looked at to tell its format. */
public final class Head {
    /** How much of a log is looked at, in bytes. */
    public static final int LIMIT = 1 << 16;

    /** A log may begin in the middle of a record, or with what somebody wrote above it. */
    private static final int LINES_LOOKED_AT = 50;

    private final String text;

    private final String file;

    /** Every format asks for them. */
    private @Nullable List<String> first;

    /** Of the first bytes, already decoded to UTF-8, of a file with this path. */
    public Head(byte[] bytes, int length, String file) {
        this.file = file;
        this.text = new String(bytes, 0, Math.min(length, LIMIT), StandardCharsets.ISO_8859_1);
    }

    /** Path of the log inside its case, with forward slashes. */
    public String file() {
        return file;
    }

    /** Whether it holds this ASCII text. */
    public boolean contains(String ascii) {
        return text.contains(ascii);
    }

    /** Whether its first character that is no blank, mark or padding begins this ASCII text. */
    public boolean begins(String ascii) {
        var at = 0;
        while (at < text.length() && (text.charAt(at) <= ' ' || "\u00EF\u00BB\u00BF".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.startsWith(ascii, at);
    }

    /**
     * Whether one of its first lines begins with this ASCII text and holds one of these: the very first may be broken.
     */
    public boolean hasLine(String beginning, List<String> holding) {
        return lines(LINES_LOOKED_AT).stream()
                .map(String::stripLeading)
                .anyMatch(line -> line.startsWith(beginning) && holding.stream().anyMatch(line::contains));
    }

    /** Its first lines that are not empty, at most so many. */
    public List<String> lines(int most) {
        if (most > LINES_LOOKED_AT) {
            return read(most);
        }
        var known = first;
        if (known == null) {
            known = read(LINES_LOOKED_AT);
            first = known;
        }
        return known.subList(0, Math.min(most, known.size()));
    }

    private List<String> read(int most) {
        return text.lines().filter(line -> !line.isBlank()).limit(most).toList();
    }

    /** The same as UTF-8. */
    public List<String> texts(int most) {
        return lines(most).stream()
                .map(line -> new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .toList();
    }

    /** Its text, one character for each byte. */
    public String text() {
        return text;
    }
}
