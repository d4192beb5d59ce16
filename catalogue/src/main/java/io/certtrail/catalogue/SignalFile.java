/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.event.Shape;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One file of signals: its rows, and what they have in common. */
record SignalFile(
        Shape shape,
        @Nullable List<String> provider,
        @Nullable List<String> channel,
        @Nullable List<Platform> platform,
        List<Signal> signals) {

    List<Signal> rows() {
        var providers = lower(provider);
        var channels = lower(channel);
        var platforms = platform == null ? List.<Platform>of() : platform;
        return signals.stream()
                .map(row -> row.over(shape, providers, channels, platforms))
                .toList();
    }

    private static List<String> lower(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
    }
}
