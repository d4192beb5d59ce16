/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands literally in the text of an event that came without its data, whatever the language of the text: it is
 * taken by its form, its place or its label, and never by the sentence around it. HRESULTs need not be taken: whoever
 * reads a text finds them.
 */
final class RenderedText {
    private static final String AUDIT = "microsoft-windows-security-auditing";
    private static final String AUTHORITY = "microsoft-windows-certificationauthority";

    /** Audit events list their values, a tab behind each label, in the order of their data. */
    private static final Pattern LISTED = Pattern.compile("[^\\t:\uff1a]{1,80}[:\uff1a]\\t+(.*)");

    private static final Pattern PAIR = Pattern.compile("\\s*([^:\uff1a]{1,60}?)\\s?[:\uff1a]\\s*(\\S.{0,300})");
    private static final List<String> ISSUED =
            List.of("RequestId", "Requester", "Attributes", "Disposition", "SubjectKeyIdentifier", "Subject");
    private static final Map<Integer, List<String>> AUDITED = Map.ofEntries(
            Map.entry(4868, List.of("RequestId")),
            Map.entry(4869, List.of("RequestId")),
            Map.entry(4870, List.of("CertificateSerialNumber", "RevocationReason")),
            Map.entry(4873, List.of("RequestId")),
            Map.entry(4874, List.of("RequestId")),
            Map.entry(4886, ISSUED.subList(0, 3)),
            Map.entry(4887, ISSUED),
            Map.entry(4888, ISSUED),
            Map.entry(4889, ISSUED));

    /** Those of a CA whose text names the request, as its only or its first number but for codes. */
    private static final Set<Integer> OF_REQUESTS = Set.of(6, 7, 8, 21, 22, 23, 25, 52, 53, 54, 56, 57, 128);

    private static final Pattern CODE = Pattern.compile("0[xX][0-9A-Fa-f]{8}(?: ?\\([^()]{0,80}\\))?");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{IsLatin}\\p{Nd}.,:/\\\\_=-])\\d{1,9}(?![\\p{IsLatin}\\p{Nd}:/\\\\_=-])");
    private static final Pattern THUMBPRINT = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{40}(?![0-9A-Za-z])");
    private static final Pattern PROFILE =
            Pattern.compile("ModelName[_=][^\\s()\uff08\uff09]{1,200}?Hash[_=]-?\\d{1,11}");
    private static final int LONGEST = 16_384;

    private RenderedText() {}

    /** Adds to an event that has no data what its text holds. */
    static void complete(EventRecord event) {
        var text = event.message();
        var id = event.eventId();
        if (text != null && id != null && event.data().values().isEmpty()) {
            add(event, id, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        }
    }

    private static void add(EventRecord event, int id, String text) {
        var provider = String.valueOf(event.provider()).toLowerCase(Locale.ROOT);
        if (provider.equals(AUDIT)) {
            listed(event.data(), AUDITED.getOrDefault(id, List.of()), text);
            return;
        }
        if (provider.equals(AUTHORITY) && OF_REQUESTS.contains(id)) {
            first(NUMBER, CODE.matcher(text).replaceAll(" "), "RequestId", event.data());
        }
        pairs(event.data(), text);
        first(THUMBPRINT, text, "Thumbprint", event.data());
        first(PROFILE, text, "UniqueId", event.data());
    }

    private static void listed(EventData data, List<String> names, String text) {
        var values = new ArrayList<StringBuilder>();
        for (var line : text.split("\r?\n", -1)) {
            var listed = LISTED.matcher(line);
            if (listed.matches()) {
                values.add(new StringBuilder(listed.group(1).strip()));
            } else if (!values.isEmpty() && !line.isBlank()) {
                values.get(values.size() - 1).append('\n').append(line.strip());
            }
        }
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            data.addFirst(names.get(i), values.get(i).toString());
        }
    }

    /** Labels in English are known to whoever reads the text. */
    private static void pairs(EventData data, String text) {
        text.lines().forEach(line -> {
            var pair = PAIR.matcher(line);
            var name = pair.matches() ? Words.data(pair.group(1)) : null;
            if (name != null) {
                data.addFirst(name, pair.group(2).strip());
            }
        });
    }

    private static void first(Pattern form, String text, String name, EventData data) {
        var found = form.matcher(text);
        if (found.find()) {
            data.addFirst(name, found.group());
        }
    }
}
