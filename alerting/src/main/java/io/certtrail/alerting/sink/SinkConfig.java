/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import io.certtrail.alerting.format.AlertFormat;
import io.certtrail.alerting.format.AlertFormats;
import io.certtrail.alerting.format.OneLine;
import io.certtrail.alerting.format.Product;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One receiver, what it is sent and how it is reached. Target and options may hold secrets and are never printed.
 *
 * @param name tells this sink from others; it names its consumer group too
 */
public record SinkConfig(String name, Sinks type, AlertFormats format, String target, Map<String, String> options) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public SinkConfig {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Sink name '%s' is not 1 to 40 of a-z, 0-9 and -; try '%s'"
                    .formatted(OneLine.visible(name), "siem"));
        }
        options = Map.copyOf(options);
        if (target.isBlank()) {
            throw new IllegalArgumentException("Sink '%s' needs a target".formatted(name));
        }
    }

    /** Refuses a target or an option its kind of sink cannot mean. */
    public SinkConfig checked() {
        type.check(this);
        return this;
    }

    /** The sink; it connects when it is first used. */
    public Sink open(Surroundings surroundings) {
        return type.open(this, surroundings);
    }

    /** Its format, in the name of a product; no diagnosis is longer than the receiver reads. */
    public AlertFormat writer(Product product) {
        return format.by(product, type.longest(this));
    }

    /** A value given for an option. */
    @Nullable String option(String key) {
        return options.get(key);
    }

    /** A value given for an option, or else its default. */
    String option(String key, String otherwise) {
        return options.getOrDefault(key, otherwise);
    }

    void allowOnly(Collection<String> known) {
        for (var key : new TreeSet<>(options.keySet())) {
            if (!known.contains(key)) {
                throw wrong("has no option '%s'; known options: %s"
                        .formatted(OneLine.visible(key), known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("Sink '%s' (%s) %s".formatted(name, type.id(), what));
    }

    @Override
    public String toString() {
        return "SinkConfig[name=%s, type=%s, format=%s, options=%s]"
                .formatted(name, type.id(), format.id(), new TreeMap<>(options).keySet());
    }
}
