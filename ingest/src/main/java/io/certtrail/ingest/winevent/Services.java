/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.schemas.event.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The services whose start, stop and fall matter to certificates.
 *
 * <p>Display names are localised, but most events of the service control manager have the service's key in their binary
 * data, and some words stay as they are in most languages.
 */
enum Services {
    CERTIFICATE_AUTHORITY(
            Origin.CA,
            List.of("certsvc"),
            List.of(
                    List.of("active directory", "cert"),
                    List.of("active directory", "zertifikat"),
                    List.of("active directory", "証明書"),
                    List.of("active directory", "证书"),
                    List.of("active directory", "сертифик"))),
    WEB_SERVER(
            Origin.IIS,
            List.of("w3svc", "was"),
            List.of(
                    List.of("world wide web"),
                    List.of("www-publishing"),
                    List.of("windows process activation service"),
                    List.of("windows-prozessaktivierung"))),
    APPLICATION_PROXY(
            Origin.IIS,
            List.of("wapcsvc"),
            List.of(List.of("application proxy connector"), List.of("private network connector"))),
    /** The services of the connector are named for what each does, in the same words in every language. */
    INTUNE_CONNECTOR(Origin.CONNECTOR, List.of("ndesconnectorsvc"), List.of(List.of("intune", "connector")));

    private static final String BINARY = "Binary";
    private static final int LONGEST_NAME = 256;

    private final Origin origin;
    private final List<String> keys;
    private final List<List<String>> words;

    Services(Origin origin, List<String> keys, List<List<String>> words) {
        this.origin = origin;
        this.keys = keys;
        this.words = words;
    }

    /** Where an event of the service control manager belongs, or nothing when its service is none of these. */
    static Optional<Origin> origin(EventRecord event) {
        var data = event.data().values();
        var names = data.isEmpty()
                ? Stream.ofNullable(event.message())
                : Stream.concat(
                        Stream.ofNullable(data.get(BINARY)).map(Services::key),
                        data.values().stream().filter(Services::mayBeName));
        return names.map(name -> name.strip().toLowerCase(Locale.ROOT))
                .map(Services::named)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Origin> named(String text) {
        return Arrays.stream(values())
                .filter(service -> service.keys.contains(text) || service.isIn(text))
                .map(service -> service.origin)
                .findFirst();
    }

    /** An account may be named after a service; it has its domain before it. */
    private static boolean mayBeName(String value) {
        return value.length() <= LONGEST_NAME && value.indexOf('\\') < 0;
    }

    private boolean isIn(String text) {
        return !text.contains("connector updater")
                && words.stream().anyMatch(all -> all.stream().allMatch(text::contains));
    }

    /** The key in the binary data: {@code W3SVC/4} in hex of UTF-16, the number being the new state. */
    private static String key(String binary) {
        if (binary.length() % 4 != 0 || binary.length() > LONGEST_NAME * 4) {
            return "";
        }
        try {
            var text = new String(HexFormat.of().parseHex(binary), StandardCharsets.UTF_16LE);
            var end = text.indexOf('/');
            return (end < 0 ? text : text.substring(0, end)).replace("\0", "");
        } catch (IllegalArgumentException noHex) {
            return "";
        }
    }
}
