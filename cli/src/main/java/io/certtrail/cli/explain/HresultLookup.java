/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.explain;

import io.certtrail.catalogue.Codes;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An HRESULT in hex or decimal, signed or not, or the Win32 error inside one. */
final class HresultLookup implements Explainer.Lookup {
    private static final Pattern HEX = Pattern.compile("(?i)0x[0-9a-f]{1,8}");
    private static final Pattern BARE_HEX = Pattern.compile("(?i)(?=.*[a-f])[0-9a-f]{8}");
    /** Eight decimal digits may be an HRESULT in hex that has no letter in it. */
    private static final Pattern DIGITS = Pattern.compile("\\d{8}");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,10}");
    private static final long WIN32_LIMIT = 0xFFFF;
    private static final int FROM_WIN32 = 0x8007_0000;

    private final Codes codes;
    private final Uses uses;

    HresultLookup(Codes codes, Uses uses) {
        this.codes = codes;
        this.uses = uses;
    }

    @Override
    public Stream<Answer> answers(String code) {
        var value = value(code);
        if (value.isEmpty()) {
            return symbols(code);
        }
        var asWritten = answers(value.getAsInt()).toList();
        return asWritten.isEmpty() && DIGITS.matcher(code).matches()
                ? answers((int) Long.parseLong(code, 16))
                : asWritten.stream();
    }

    private Stream<Answer> answers(int value) {
        var known = codes.named(value).stream().map(this::answer);
        var used = codes.named(value).isEmpty() && !uses.ofHresult(value).isEmpty();
        return used ? Stream.of(answer(new Codes.Hresult(value, "", ""))) : known;
    }

    private Stream<Answer> symbols(String code) {
        return codes.hresults().values().stream()
                .filter(hresult -> hresult.symbol().equalsIgnoreCase(code)
                        || hresult.symbol().equalsIgnoreCase("HRES_" + code))
                .map(this::answer);
    }

    private static OptionalInt value(String code) {
        if (HEX.matcher(code).matches()) {
            return value(Long.parseLong(code.substring(2), 16));
        }
        if (BARE_HEX.matcher(code).matches()) {
            return value(Long.parseLong(code, 16));
        }
        return DECIMAL.matcher(code).matches() ? value(Long.parseLong(code)) : OptionalInt.empty();
    }

    private static OptionalInt value(long number) {
        if (number < Integer.MIN_VALUE || number > 0xFFFF_FFFFL) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(number >= 0 && number <= WIN32_LIMIT ? FROM_WIN32 | (int) number : (int) number);
    }

    private Answer answer(Codes.Hresult hresult) {
        return Answer.about("%s  %s".formatted(hresult.hex(), hresult.symbol()).strip())
                .add("meaning", hresult.text())
                .add("written", written(hresult.code()))
                .addAll(Uses.told(uses.ofHresult(hresult.code())))
                .build();
    }

    private static String written(int code) {
        var forms = "0x%08x, %d, %d".formatted(code, code, Integer.toUnsignedLong(code));
        return (code & 0xFFFF_0000) == FROM_WIN32 ? forms + "; Win32 error " + (code & 0xFFFF) : forms;
    }
}
