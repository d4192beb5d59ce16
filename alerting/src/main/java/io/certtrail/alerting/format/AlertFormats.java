/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every format alerts are sent in. Adding one is a class and a line here. */
public enum AlertFormats {
    OCSF("ocsf", "application/json", OcsfFormat::new),
    CEF("cef", "text/plain", CefFormat::new),
    JSONL("jsonl", "application/json", product -> new JsonlFormat());

    private final String id;
    private final String mediaType;
    private final Function<Product, AlertFormat> maker;

    AlertFormats(String id, String mediaType, Function<Product, AlertFormat> maker) {
        this.id = id;
        this.mediaType = mediaType;
        this.maker = maker;
    }

    /** The name used in configuration. */
    public String id() {
        return id;
    }

    /** What a receiver is told the text is. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether each alert is one JSON object. */
    public boolean isJson() {
        return mediaType.equals("application/json");
    }

    /** The format, written in the name of a product. */
    public AlertFormat by(Product product) {
        return maker.apply(product);
    }

    /** The same for a receiver that reads so many bytes: a diagnosis has shorter quotes where it would be longer. */
    public AlertFormat by(Product product, int longest) {
        return new Fitting(by(product), longest);
    }

    /** The format of that name. */
    public static AlertFormats of(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No alert format '%s'; known formats: %s".formatted(OneLine.visible(id), known())));
    }

    private static String known() {
        return Arrays.stream(values()).map(AlertFormats::id).collect(Collectors.joining(", "));
    }
}
