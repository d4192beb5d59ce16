/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.schemas.event.Origin;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The services whose start, stop and fall matter to certificates, by their key and by their English display name.
 *
 * <p>Display names are localised, but the service control manager adds the key in the binary data of most of its
 * events.
 */
final class Services {
    private static final Map<String, Origin> BY_NAME = Map.of(
            "certsvc", Origin.CA,
            "active directory certificate services", Origin.CA,
            "w3svc", Origin.IIS,
            "world wide web publishing service", Origin.IIS,
            "was", Origin.IIS,
            "windows process activation service", Origin.IIS,
            "wapcsvc", Origin.IIS,
            "microsoft aad application proxy connector", Origin.IIS,
            "microsoft entra private network connector", Origin.IIS,
            "ndesconnectorsvc", Origin.CONNECTOR);

    private static final String BINARY = "Binary";
    private static final int LONGEST_NAME = 256;
    /** A shorter name would be found in texts that are about something else. */
    private static final int SHORTEST_IN_TEXT = 20;

    private Services() {}

    /** Where an event of the service control manager belongs, or nothing when its service is none of these. */
    static Optional<Origin> origin(EventRecord event) {
        var data = event.data().values();
        return data.isEmpty()
                ? inText(lower(event.message()))
                : Stream.concat(
                                Stream.ofNullable(data.get(BINARY)).map(Services::key),
                                data.values().stream().filter(value -> value.length() <= LONGEST_NAME))
                        .map(value -> named(lower(value)))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<Origin> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .or(() -> isIntuneConnector(name) ? Optional.of(Origin.CONNECTOR) : Optional.empty());
    }

    /** The connector's services are named for what each does, in the same words in every language. */
    private static boolean isIntuneConnector(String text) {
        return text.contains("intune") && text.contains("connector") && text.indexOf('\\') < 0;
    }

    private static Optional<Origin> inText(String message) {
        return BY_NAME.entrySet().stream()
                .filter(service -> names(message, service.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> isIntuneConnector(message) ? Optional.of(Origin.CONNECTOR) : Optional.empty());
    }

    private static boolean names(String message, String service) {
        var at = service.length() < SHORTEST_IN_TEXT ? -1 : message.indexOf(service);
        return at >= 0 && !message.startsWith(" updater", at + service.length());
    }

    /** The key in the binary data: {@code W3SVC/4} in hex of UTF-16, the number being the new state. */
    private static String key(String binary) {
        if (binary.length() % 4 != 0 || binary.length() > LONGEST_NAME * 4) {
            return "";
        }
        try {
            var text = new String(HexFormat.of().parseHex(binary), StandardCharsets.UTF_16LE);
            var end = text.indexOf('/');
            return (end < 0 ? text : text.substring(0, end)).replace("\0", "").strip();
        } catch (IllegalArgumentException noHex) {
            return "";
        }
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
