/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.explain;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An IIS status as the log writes it: {@code 500 0 1346}, {@code 403.16}, {@code 503}. */
final class StatusLookup implements Explainer.Lookup {
    private static final Pattern STATUS = Pattern.compile("([1-5]\\d\\d)(?:[ .](\\d{1,3})(?:[ .](\\d{1,10}))?)?");
    private static final long WIN32_LIMIT = 0xFFFF;
    private static final int FROM_WIN32 = 0x8007_0000;

    private final Catalogue catalogue;
    private final Uses uses;

    StatusLookup(Catalogue catalogue, Uses uses) {
        this.catalogue = catalogue;
        this.uses = uses;
    }

    @Override
    public Stream<Answer> answers(String code) {
        var written = STATUS.matcher(code);
        return written.matches() ? answer(written.toMatchResult()).stream() : Stream.empty();
    }

    private Optional<Answer> answer(MatchResult written) {
        var status = written.group(1);
        var substatus = written.group(2);
        var win32 = written.group(3);
        var meanings = Stream.of(key(status, substatus, win32), key(status, substatus, null), status)
                .distinct()
                .flatMap(key -> Stream.ofNullable(catalogue.codes().iis().get(key)).map(text -> key + ": " + text))
                .toList();
        var told = uses.ofSignals(signals(status, substatus, win32));
        if (meanings.isEmpty() && told.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Answer.about("IIS status %s".formatted(key(status, substatus, win32)))
                .addAll("meaning", meanings)
                .addAll("win32", win32(win32))
                .addAll(Uses.told(told))
                .build());
    }

    private static String key(String status, @Nullable String substatus, @Nullable String win32) {
        return Stream.of(status, substatus, win32).filter(part -> part != null).collect(Collectors.joining("."));
    }

    private List<String> win32(@Nullable String win32) {
        var number = win32 == null ? 0 : Long.parseLong(win32);
        if (number == 0 || number > 0xFFFF_FFFFL) {
            return List.of();
        }
        var code = number <= WIN32_LIMIT ? FROM_WIN32 | (int) number : (int) number;
        return List.of(catalogue.codes().phrase(code));
    }

    private Set<String> signals(String status, @Nullable String substatus, @Nullable String win32) {
        return catalogue.signals().stream()
                .filter(signal -> matches(signal, status, substatus, win32))
                .map(Signal::name)
                .collect(Collectors.toSet());
    }

    private static boolean matches(
            Signal signal, String status, @Nullable String substatus, @Nullable String win32) {
        return signal.status().contains(status)
                && fits(signal.substatus(), substatus)
                && fits(signal.win32(), win32);
    }

    private static boolean fits(List<? extends Number> wanted, @Nullable String written) {
        return wanted.isEmpty()
                || written == null
                || wanted.stream().anyMatch(number -> number.longValue() == Long.parseLong(written));
    }
}
