/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names of the numbers that logs write.
 *
 * @param hresults by value
 * @param iis by {@code status}, {@code status.substatus} or {@code status.substatus.win32}
 * @param scep by {@code pkiStatus 2}, {@code failInfo 2}, {@code messageType 19}
 * @param connector diagnostic codes of the older connector, by {@code 0x00000400}
 */
public record Codes(
        Map<Integer, Hresult> hresults,
        Map<String, String> iis,
        Map<String, String> scep,
        Map<String, String> connector) {
    private static final String NO_CODE = "'%s' is no HRESULT; write 0x80094800 or -2146875392";

    public Codes {
        hresults = Collections.unmodifiableMap(new LinkedHashMap<>(hresults));
        iis = Collections.unmodifiableMap(new LinkedHashMap<>(iis));
        scep = Collections.unmodifiableMap(new LinkedHashMap<>(scep));
        connector = Collections.unmodifiableMap(new LinkedHashMap<>(connector));
    }

    /** One HRESULT with its symbol and text. */
    public record Hresult(int code, String symbol, String text) {
        /** Eight hex digits, as Windows prints it. */
        public String hex() {
            return "0x%08X".formatted(code);
        }
    }

    /** What an HRESULT is called, when it is known. */
    public Optional<Hresult> named(int code) {
        return Optional.ofNullable(hresults.get(code));
    }

    /** Code, symbol and text in one phrase; an unknown code is just itself. */
    public String phrase(int code) {
        return named(code)
                .map(known -> "%s %s (%s)".formatted(known.hex(), known.symbol(), known.text()))
                .orElseGet(() -> "0x%08X".formatted(code));
    }

    /** Reads {@code 0x80094800}, {@code -2146875392} or {@code 2148091904}. */
    public static int hresult(String text) {
        try {
            long code = Long.decode(text.strip());
            if (code >= Integer.MIN_VALUE && code <= 0xFFFF_FFFFL) {
                return (int) code;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(NO_CODE.formatted(text), e);
        }
        throw new IllegalArgumentException(NO_CODE.formatted(text));
    }
}
