/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.inventory;

import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a list of devices calls one of them.
 *
 * @param id in Intune
 * @param time of the list
 * @param names its name, its serial number and its id in Entra, in lower case
 * @param users whose device it is, in lower case
 */
public record NamedDevice(String id, Instant time, List<String> names, List<String> users) {
    public NamedDevice {
        names = List.copyOf(names);
        users = List.copyOf(users);
    }

    /** What a record says of a device, when it is a row of such a list. */
    public static Optional<NamedDevice> of(LogEvent event) {
        if (!(event.body() instanceof InventoryRow row) || !row.kind().equals("device")) {
            return Optional.empty();
        }
        var id = row.columns().get("id");
        var names = values(row, "name", "serial", "entra");
        var users = values(row, "user");
        return id == null || (names.isEmpty() && users.isEmpty())
                ? Optional.empty()
                : Optional.of(new NamedDevice(id, event.time(), names, users));
    }

    private static List<String> values(InventoryRow row, String... columns) {
        return Stream.of(columns)
                .map(row.columns()::get)
                .filter(Objects::nonNull)
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
    }
}
