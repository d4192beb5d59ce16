/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import java.util.List;
import java.util.Locale;

/** What a device that asks for a certificate by SCEP may be. */
public enum Platform {
    ANDROID("Dalvik/2.1.0+(Linux;+U;+Android+14;+SM-S911B+Build/UP1A.231005.007)"),
    IOS("profiled/1.0+CFNetwork/811.5.4+Darwin/16.6.0"),
    MACOS("mdmclient/1.0+CFNetwork/1410.0.3+Darwin/22.6.0"),
    WINDOWS("Mozilla/4.0+(compatible;+Win32;+NDES+client+10.0.22621.1/WinBuild.160101.0800)");

    /** All of them. */
    public static final List<Platform> ALL = List.of(values());

    private final String agent;

    Platform(String agent) {
        this.agent = agent;
    }

    /** The name in {@code case.yaml}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it calls itself, as the log of IIS has it, without blanks. */
    public String agent() {
        return agent;
    }

    /** Whether it sends its request by POST, so that no log of a server holds it. */
    public boolean posts() {
        return this == WINDOWS;
    }
}
