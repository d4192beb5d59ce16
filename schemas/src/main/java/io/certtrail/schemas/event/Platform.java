/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.util.Locale;

/** The operating system family of a managed device. */
public enum Platform {
    ANDROID,
    IOS,
    MACOS,
    WINDOWS;

    /** The name used in configuration and output: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
