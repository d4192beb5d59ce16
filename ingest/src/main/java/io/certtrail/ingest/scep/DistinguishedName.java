/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a distinguished name in the order in which the message has it. */
final class DistinguishedName {
    private static final int PART_LIMIT = 32;
    private static final int VALUE_LIMIT = 256;
    private static final int UNIVERSAL_STRING = 0x1C;
    private static final int BMP_STRING = 0x1E;
    private static final int UTF8_STRING = 0x0C;
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("550403", "CN"),
            Map.entry("550405", "SERIALNUMBER"),
            Map.entry("550406", "C"),
            Map.entry("550407", "L"),
            Map.entry("550408", "S"),
            Map.entry("550409", "STREET"),
            Map.entry("55040A", "O"),
            Map.entry("55040B", "OU"),
            Map.entry("55040C", "T"),
            Map.entry("2A864886F70D010901", "E"),
            Map.entry("0992268993F22C640101", "UID"),
            Map.entry("0992268993F22C640119", "DC"));

    private static final int LONGEST_KNOWN = 512;

    /** Nearly all messages are to the same CA. */
    private static volatile Known known = new Known(new byte[0], null);

    private DistinguishedName() {}

    /** A name as a message has it, and as text. */
    @SuppressWarnings("ArrayRecordComponent") // neither compared nor shown
    private record Known(byte[] name, @Nullable String text) {}

    /**
     * What the element holds, as {@code DC=local, DC=fourthcoffee, CN=FourthCoffee CA}; null when nothing of it can be
     * read.
     */
    static @Nullable String text(Ber element) {
        var before = known;
        if (element.holds(before.name)) {
            return before.text;
        }
        var text = read(element.inside());
        if (element.length() <= LONGEST_KNOWN) {
            known = new Known(element.content(), text);
        }
        return text;
    }

    private static @Nullable String read(Ber name) {
        List<String> parts = new ArrayList<>();
        while (parts.size() < PART_LIMIT && name.next(Ber.SET)) {
            var relative = name.inside();
            while (parts.size() < PART_LIMIT && relative.next(Ber.SEQUENCE)) {
                var part = part(relative.inside());
                if (part != null) {
                    parts.add(part);
                }
            }
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    private static @Nullable String part(Ber typeAndValue) {
        if (!typeAndValue.next(Ber.OID) || typeAndValue.length() > PART_LIMIT) {
            return null;
        }
        var oid = typeAndValue.hex();
        if (!typeAndValue.next() || typeAndValue.length() > VALUE_LIMIT) {
            return null;
        }
        return NAMES.getOrDefault(oid, "OID." + oid) + "=" + escape(Texts.printable(value(typeAndValue)));
    }

    private static String value(Ber value) {
        return switch (value.tag()) {
            case UTF8_STRING -> new String(value.content(), StandardCharsets.UTF_8);
            case BMP_STRING -> new String(value.content(), StandardCharsets.UTF_16BE);
            case UNIVERSAL_STRING -> new String(value.content(), UTF_32BE);
            default -> value.latin1();
        };
    }

    /** A comma inside a value must not look like the end of the part. */
    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,");
    }
}
