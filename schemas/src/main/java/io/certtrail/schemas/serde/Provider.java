/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;

/** Whose code talks to the registry. */
enum Provider {
    /** Confluent's when it is on the class path, else ours. */
    AUTO,
    BUILTIN,
    CONFLUENT;

    static final String KEY = "serde.provider";

    static Provider of(Settings settings) {
        var name = settings.text(KEY, "auto");
        return Arrays.stream(values())
                .filter(provider -> provider.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigException(KEY, name, "use auto, builtin or confluent"));
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
