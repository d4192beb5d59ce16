/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
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

    /** Where the devices are whose logs have no date. */
    private static final ZoneOffset UNDATED_ZONE = ZoneOffset.ofHours(1);

    /**
     * A device that ships its log.
     *
     * @param device Intune device id
     * @param platform android, ios, macos or windows
     * @param timezone offset of a log that names none, else null
     * @param date day of the first line of a log without dates, else null
     */
    public record Owner(
            String device,
            String platform,
            @Nullable String timezone,
            @Nullable String date) {}

    /** The same, when its lines have no date and the first is of this time. */
    public LogFile beginningOn(Instant time) {
        var date = time.atOffset(UNDATED_ZONE).toLocalDate().toString();
        var dated = new Owner(Objects.requireNonNull(owner).device(), owner.platform(), owner.timezone(), date);
        return new LogFile(path, origin, host, dated, head, tail);
    }

    /** The same log, which goes on from this time in another file. */
    public LogFile goesOn(String other, Instant time) {
        var next = new LogFile(other, origin, host, owner, head, tail);
        return owner == null || owner.date() == null ? next : next.beginningOn(time);
    }

    /** A device's log. */
    public static LogFile device(String path, Owner owner, String head) {
        return new LogFile(path, "device", null, owner, head, "");
    }

    /** A server's log. */
    public static LogFile server(String path, String origin, String host) {
        return new LogFile(path, origin, host, null, "", "");
    }
}
