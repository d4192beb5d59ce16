/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.inventory;

import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of devices call a device: its name, its serial number and its id in Entra stand for its Intune id, so
 * that the log of a computer and the records that name its id are of one device. A name that two devices have stands
 * for neither.
 */
public final class DeviceNames {
    private static final Set<String> INVENTORIES = Set.of("device-list", "shipper-json");
    private static final List<String> ALIASES = List.of("name", "serial", "entra");
    private static final String AMBIGUOUS = "";

    private final Map<String, String> ids = new HashMap<>();

    private DeviceNames() {}

    /** What the lists among these sources say; a list that cannot be read to its end says less. */
    public static DeviceNames of(List<LogSource> sources) {
        var names = new DeviceNames();
        sources.stream().filter(source -> INVENTORIES.contains(source.format())).forEach(names::read);
        return names;
    }

    private void read(LogSource source) {
        try (var cursor = source.open()) {
            for (var row = cursor.next(); row != null; row = cursor.next()) {
                if (row instanceof Row.Read read && read.event().body() instanceof InventoryRow device) {
                    add(device);
                }
            }
        } catch (IOException unreadable) {
            // The feed reads it again and says why.
        }
    }

    private void add(InventoryRow row) {
        var id = row.columns().get("id");
        if (row.kind().equals("device") && id != null) {
            for (var alias : ALIASES) {
                var name = row.columns().get(alias);
                if (name != null) {
                    ids.merge(name.toLowerCase(Locale.ROOT), id, DeviceNames::same);
                }
            }
        }
    }

    private static String same(String id, String other) {
        return id.equalsIgnoreCase(other) ? id : AMBIGUOUS;
    }

    /** A sink that gets the records of devices, and their sources' words, under their ids. */
    public FeedSink naming(FeedSink sink) {
        if (ids.isEmpty()) {
            return sink;
        }
        return new FeedSink() {
            @Override
            public void event(LogEvent event) {
                sink.event(named(event));
            }

            @Override
            public void reject(Reject reject) {
                sink.reject(reject);
            }

            @Override
            public void announced() {
                sink.announced();
            }
        };
    }

    private LogEvent named(LogEvent event) {
        if (event.origin() != Origin.DEVICE || event.device() == null) {
            return event;
        }
        var whole = id(event.device());
        var id = whole == null ? id(Hosts.normal(event.device())) : whole;
        return id == null ? event : event.ofDevice(id);
    }

    private @Nullable String id(String name) {
        var id = ids.get(name.toLowerCase(Locale.ROOT));
        return id == null || id.equals(AMBIGUOUS) ? null : id;
    }
}
