/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.inventory;

import io.certtrail.schemas.event.Platform;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The families of the operating systems an inventory names. */
public final class DevicePlatforms {
    private DevicePlatforms() {}

    /** The family of a system with this name, such as {@code Android (fully managed)} or {@code iPadOS}, or null. */
    public static @Nullable Platform of(String system) {
        var lower = system.toLowerCase(Locale.ROOT);
        if (lower.contains("android") || lower.contains("aosp")) {
            return Platform.ANDROID;
        }
        if (lower.contains("mac")) {
            return Platform.MACOS;
        }
        if (lower.contains("windows")) {
            return Platform.WINDOWS;
        }
        return lower.contains("ios") || lower.contains("ipad") ? Platform.IOS : null;
    }
}
