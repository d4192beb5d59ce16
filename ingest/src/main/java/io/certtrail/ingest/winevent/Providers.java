/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.schemas.event.Origin;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
            "microsoft-windows-devicemanagement-enterprise-diagnostics-provider", Origin.DEVICE);
    private static final Map<String, Origin> BEGINNING = Map.of(
            "microsoft-intune-certificateconnectors", Origin.CONNECTOR,
            "asp.net ", Origin.IIS,
            "microsoft-windows-iis-w3svc", Origin.IIS,
            "microsoft-windows-w3svc", Origin.IIS,
            "microsoft-windows-certificateservicesclient", Origin.DEVICE);
    private static final int FIRST_AUDIT = 4868;
    private static final int LAST_AUDIT = 4900;

    private Providers() {}

    /** Where an event belongs, or nothing when it is not about certificates. */
    static Optional<Origin> origin(EventRecord event) {
        var provider = lower(event.provider());
        var channel = lower(event.channel());
        if (provider.equals("microsoft-windows-security-auditing")) {
            return isAudit(event.eventId()) ? Optional.of(Origin.CA) : Optional.empty();
        }
        if (provider.equals("application error")) {
            return isWorkerProcess(event) ? Optional.of(Origin.IIS) : Optional.empty();
        }
        return Optional.ofNullable(EXACT.get(provider))
                .or(() -> beginning(provider))
                .or(() -> Optional.ofNullable(EXACT.get(channel)));
    }

    private static Optional<Origin> beginning(String provider) {
        return BEGINNING.entrySet().stream()
                .filter(entry -> provider.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isAudit(@Nullable Integer eventId) {
        return eventId != null && eventId >= FIRST_AUDIT && eventId <= LAST_AUDIT;
    }

    private static boolean isWorkerProcess(EventRecord event) {
        return lower(event.message()).contains("w3wp.exe")
                || event.data().values().values().stream()
                        .anyMatch(value -> lower(value).contains("w3wp.exe"));
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
