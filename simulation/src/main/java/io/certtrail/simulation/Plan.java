/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation;

import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.story.Life.Size;
import io.certtrail.simulation.world.Disorder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made up.
 *
 * @param seed the same seed gives the same bytes
 * @param start time of the first record
 * @param span from the first record to the last
 * @param mix fate of a request to how often it happens, where that is not as usual
 * @param form the form of all Windows events, or null when each computer has its own
 */
public record Plan(
        Preset preset,
        long seed,
        Instant start,
        Duration span,
        Size size,
        Map<String, Integer> mix,
        @Nullable EventForm form,
        Disorder disorder) {
    /** When every tenant begins. */
    public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    public Plan {
        mix = Map.copyOf(mix);
    }

    /** As a preset has it, with a seed. */
    public static Plan of(Preset preset, long seed) {
        return new Plan(preset, seed, START, preset.span(), preset.size(), Map.of(), null, Disorder.NONE);
    }

    /** With other numbers of requests and computers. */
    public Plan with(Size other) {
        return new Plan(preset, seed, start, span, other, mix, form, disorder);
    }

    /** Over another time. */
    public Plan over(Duration other) {
        return new Plan(preset, seed, start, other, size, mix, form, disorder);
    }

    /** Arriving in another order. */
    public Plan with(Disorder other) {
        return new Plan(preset, seed, start, span, size, mix, form, other);
    }

    /** A tenant in which every second request is in trouble. */
    public Plan troubled() {
        var quiet = Map.of("scep-issued", 60, "pkcs-issued", 50);
        return new Plan(preset, seed, start, span, size, quiet, form, disorder);
    }
}
