/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.iis.IisReader;
import io.certtrail.schemas.event.Hosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the logs of many sites, each read as if it came from its own file: the columns of a site are those of the
 * last {@code #Fields} line that came from there, else those told for the topic, else those its count of values says.
 */
final class FileLines {
    private static final int MOST_FILES = 256;
    private static final List<String> DIRECTIVES =
            List.of("#Fields:", "#Software:", "#Version:", "#Date:", "#Start-Date:", "#End-Date:");
    /** Digits stand for any digit. */
    private static final String DATED = "0000-00-00 00:00:00 ";

    private static final List<String> FILES = List.of("u_ex", "u_in", "u_nc", "ex", "in", "nc", "httperr");

    private final SourceContext context;
    private final SiteHeaders headers = new SiteHeaders();
    private final Map<String, Site> sites = new LastUsed<>(MOST_FILES);

    FileLines(SourceContext context) {
        this.context = context;
    }

    /** Whether a line is one of IIS, by itself or by the file it is from. */
    static boolean isLine(@Nullable String file, String text) {
        return isDated(text) || DIRECTIVES.stream().anyMatch(text::startsWith) || (file != null && isFile(name(file)));
    }

    private static boolean isDated(String text) {
        for (int i = 0; i < DATED.length(); i++) {
            if (i >= text.length() || !fits(text.charAt(i), DATED.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char c, char form) {
        return form == '0' ? isDigit(c) : c == form;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The names IIS and http.sys give: a kind of log and its day, month or number. */
    private static boolean isFile(String name) {
        return name.endsWith(".log")
                && FILES.stream()
                        .anyMatch(kind -> name.startsWith(kind)
                                && name.length() > kind.length() + 4
                                && isDigit(name.charAt(kind.length())));
    }

    /** The row of a line. */
    Row row(@Nullable String host, @Nullable String file, String text) {
        var key = Objects.requireNonNullElse(host, "") + '\n' + Objects.requireNonNullElse(file, "");
        var row = sites.computeIfAbsent(key, any -> new Site(of(host, file))).row(text);
        if (row instanceof Row.Ignored) {
            headers.see(host, file, text);
        }
        return row;
    }

    /** The headers by which lines are read, so that they are known after a restart. */
    SiteHeaders headers() {
        return headers;
    }

    private SourceContext of(@Nullable String host, @Nullable String file) {
        var header = headers.of(host, file);
        return header == null ? of(host) : of(host).withFields(header);
    }

    /** The row of a line that has these columns. */
    Row rowOf(@Nullable String host, String columns, String text) {
        var key = Objects.requireNonNullElse(host, "") + "\n\n" + columns;
        return sites.computeIfAbsent(key, any -> new Site(of(host).withFields(columns)))
                .row(text);
    }

    private SourceContext of(@Nullable String host) {
        return host == null ? context : context.withHost(Hosts.normal(host));
    }

    private static String name(String file) {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    private static final class Site {
        private final PushedLines lines = new PushedLines();
        private final IisReader reader;
        private final @Nullable String host;

        Site(SourceContext context) {
            this.host = context.host();
            this.reader = new IisReader(lines, context);
        }

        Row row(String line) {
            lines.push(line.getBytes(StandardCharsets.UTF_8));
            try {
                var row = reader.next();
                return row instanceof Row.Ignored ignored
                        ? new Row.Ignored(ignored.time(), host)
                        : Objects.requireNonNullElse(row, new Row.Ignored(null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
