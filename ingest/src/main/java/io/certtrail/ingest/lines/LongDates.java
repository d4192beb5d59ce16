/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates with the name of their month, as {@code Get-Date} prints them in the languages of Europe, and with the signs
 * for year, month and day. A weekday and small words around it say nothing.
 */
final class LongDates {
    private static final String[] LANGUAGES = {
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar m\u00e4rz april mai juni juli august september oktober november dezember",
        "janvier f\u00e9vrier mars avril mai juin juillet ao\u00fbt septembre octobre novembre d\u00e9cembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrze\u015bnia pa\u017adziernika listopada grudnia"
    };
    private static final Map<String, Integer> MONTHS = months();
    private static final Pattern SIGNS =
            Pattern.compile("(\\d{4})\u5e74 ?(\\d{1,2})\u6708 ?(\\d{1,2})\u65e5[^0-9]{0,12}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\u00a0\u202f.,-]+");
    private static final int MOST_WORDS = 8;

    private LongDates() {}

    /** The date in a text that holds nothing else, or null. */
    static @Nullable LocalDate date(String text) {
        var signs = SIGNS.matcher(text.strip());
        try {
            return signs.matches() ? of(signs.group(1), month(signs.group(2)), signs.group(3)) : named(text);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable LocalDate named(String text) {
        var words = BETWEEN.split(text.strip().toLowerCase(Locale.ROOT), MOST_WORDS + 1);
        Integer month = null;
        String day = null;
        String year = null;
        for (var word : words) {
            if (isNumber(word, 4)) {
                year = word;
            } else if (isNumber(word, 1) || isNumber(word, 2)) {
                day = word;
            } else if (MONTHS.containsKey(word)) {
                month = MONTHS.get(word);
            } else if (!word.chars().allMatch(Character::isLetter)) {
                return null;
            }
        }
        return words.length > MOST_WORDS || day == null || month == null || year == null ? null : of(year, month, day);
    }

    private static LocalDate of(String year, int month, String day) {
        return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
    }

    private static int month(String digits) {
        return Integer.parseInt(digits);
    }

    private static boolean isNumber(String word, int digits) {
        return word.length() == digits && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (var language : LANGUAGES) {
            var names = language.split(" ", -1);
            for (int i = 0; i < names.length; i++) {
                months.put(names[i], i + 1);
            }
        }
        return Map.copyOf(months);
    }
}
