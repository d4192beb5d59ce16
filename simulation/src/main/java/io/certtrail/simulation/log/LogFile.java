/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import org.jspecify.annotations.Nullable;

/**
 * One log of the made-up tenant, as {@code case.yaml} describes it.
 *
 * @param path inside the case folder, with slashes
 * @param origin iis, ca, connector or device
 * @param host computer of a server's log, else null
 * @param owner the device that wrote it, else null
 * @param head what stands before the first line, or empty
 * @param tail what stands after the last line, or empty
 */
public record LogFile(
        String path,
        String origin,
        @Nullable String host,
        @Nullable Owner owner,
        String head,
        String tail) {

    /**
     * A device that ships its log.
     *
     * @param device Intune device id
     * @param platform android, ios or windows
     * @param timezone offset of a log that names none, else null
     * @param date day of the first line of a log without dates, else null
     */
    public record Owner(
            String device,
            String platform,
            @Nullable String timezone,
            @Nullable String date) {}

    /** A server's log. */
    public static LogFile server(String path, String origin, String host) {
        return new LogFile(path, origin, host, null, "", "");
    }
}
