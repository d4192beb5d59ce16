/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.schemas.event.Origin;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which providers write about certificates, and on which kind of machine. */
final class Providers {
    private static final Map<String, Origin> EXACT = Map.of(
            "microsoft-intune-certificateconnectors", Origin.CONNECTOR,
            "microsoft intune connector", Origin.CONNECTOR,
            "microsoft-windows-certificationauthority", Origin.CA,
            "microsoft-windows-networkdeviceenrollmentservice", Origin.IIS,
            "microsoft-windows-was", Origin.IIS,
            "was", Origin.IIS,
            "w3svc", Origin.IIS,
            "microsoft-windows-devicemanagement-enterprise-diagnostics-provider", Origin.DEVICE,
            "microsoft-windows-capi2", Origin.DEVICE);
    private static final Map<String, Origin> BEGINNING = Map.of(
            "microsoft-intune-certificateconnectors", Origin.CONNECTOR,
            "asp.net ", Origin.IIS,
            "microsoft-windows-iis-w3svc", Origin.IIS,
            "microsoft-windows-w3svc", Origin.IIS,
            "microsoft-windows-certificateservicesclient", Origin.DEVICE);
    private static final String PREFIX = "microsoft-windows-";
    /** Of those only some events matter. */
    private static final Set<String> OTHERS = Set.of(
            "microsoft-windows-security-auditing",
            "application error",
            "service control manager",
            "microsoft-windows-service control manager");

    private static final int FIRST_AUDIT = 4868;
    private static final int LAST_AUDIT = 4900;
    private static final int LOGON_FAILED = 4625;
    /** Of a scheduled task and of a service: so an application pool or a connector logs on. */
    private static final Set<String> LOGON_TYPES = Set.of("4", "5");

    private Providers() {}

    /** Where an event belongs, or nothing when it is not about certificates. */
    static Optional<Origin> origin(EventRecord event) {
        var provider = lower(event.provider());
        return switch (provider) {
            case "microsoft-windows-security-auditing" -> audit(event);
            case "application error" -> crash(event);
            case "service control manager", "microsoft-windows-service control manager" -> Services.origin(event);
            default -> Optional.ofNullable(byName(provider, event));
        };
    }

    /** Whether where an event belongs is told by its provider and channel alone. */
    static boolean isToldByNames(EventRecord event) {
        return !OTHERS.contains(lower(event.provider()));
    }

    private static @Nullable Origin byName(String provider, EventRecord event) {
        var known = EXACT.get(provider);
        var begun = known == null ? beginning(provider) : known;
        return begun == null ? EXACT.get(lower(event.channel())) : begun;
    }

    /** Whether somebody with this name writes events that may matter. */
    static boolean isKnown(String provider) {
        return isWhole(lower(whole(provider)));
    }

    /** The name of a provider of which Event Viewer may show only the end. */
    static String whole(String shown) {
        var name = lower(shown);
        return !isWhole(name) && isWhole(PREFIX + name) ? "Microsoft-Windows-" + shown : shown;
    }

    private static boolean isWhole(String name) {
        return EXACT.containsKey(name) || OTHERS.contains(name) || beginning(name) != null;
    }

    /** Whether an event may belong anywhere, whatever its data are. */
    static boolean mayMatter(EventRecord event) {
        return switch (lower(event.provider())) {
            case "application error", "service control manager", "microsoft-windows-service control manager" -> true;
            case "microsoft-windows-security-auditing" ->
                Objects.equals(event.eventId(), LOGON_FAILED) || audit(event).isPresent();
            default -> origin(event).isPresent();
        };
    }

    private static @Nullable Origin beginning(String provider) {
        for (var entry : BEGINNING.entrySet()) {
            if (provider.startsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static Optional<Origin> audit(EventRecord event) {
        var eventId = event.eventId();
        if (eventId != null && eventId >= FIRST_AUDIT && eventId <= LAST_AUDIT) {
            return Optional.of(Origin.CA);
        }
        return eventId != null && eventId == LOGON_FAILED && LOGON_TYPES.contains(logonType(event))
                ? Optional.of(Origin.IIS)
                : Optional.empty();
    }

    /** The eleventh value, for carriers that keep no names. */
    private static String logonType(EventRecord event) {
        var data = event.data().values();
        return data.getOrDefault("LogonType", data.getOrDefault("param11", "")).strip();
    }

    /** A crash of the process that serves IIS, of a connector, or of the application proxy's. */
    private static Optional<Origin> crash(EventRecord event) {
        return Stream.concat(Stream.ofNullable(event.message()), event.data().values().values().stream())
                .map(text -> crashed(lower(text)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Origin> crashed(String text) {
        if (text.contains("w3wp.exe") || text.contains("applicationproxyconnectorservice.exe")) {
            return Optional.of(Origin.IIS);
        }
        return text.contains("\\microsoft intune\\") || text.contains("ndesconnector")
                ? Optional.of(Origin.CONNECTOR)
                : Optional.empty();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
