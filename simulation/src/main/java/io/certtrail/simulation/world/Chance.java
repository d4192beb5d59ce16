/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Chance, the same for the same seed. */
public final class Chance {
    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** Chance that a seed determines. */
    public static Chance of(long seed) {
        return new Chance(new SplittableRandom(seed));
    }

    /** Chance of its own for a part, which nothing else disturbs. */
    public Chance split() {
        return new Chance(random.split());
    }

    /** The same chance, for who needs bytes of it. */
    public SplittableRandom random() {
        return random.split();
    }

    /** A whole number below the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from 0 to below 1. */
    public double share() {
        return random.nextDouble();
    }

    /** A time span from one to below the other, in whole milliseconds. */
    public Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis()));
    }

    /** A time span in milliseconds from one to below the other. */
    public Duration millis(int least, int most) {
        return Duration.ofMillis(random.nextInt(least, most));
    }

    /** One of them. */
    public <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A GUID of version 4. */
    public String guid() {
        var hex = hex(32);
        return hex.substring(0, 8) + '-' + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + '-' + hex.substring(20);
    }

    /** So many lower-case hexadecimal digits. */
    public String hex(int digits) {
        var text = new StringBuilder(digits + 16);
        while (text.length() < digits) {
            var more = Long.toHexString(random.nextLong());
            text.append("0".repeat(16 - more.length())).append(more);
        }
        return text.substring(0, digits);
    }

    /** So many upper-case hexadecimal digits. */
    public String upperHex(int digits) {
        return hex(digits).toUpperCase(Locale.ROOT);
    }
}
