/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.inventory;

import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of devices call a device: its name, its serial number and its id in Entra stand for its Intune id, and
 * so does the user who has no other, so that the log of a computer and the records that name its id are of one device.
 *
 * <p>A name that two devices have stands for neither; one that a device has in a later list, as after it was enrolled
 * again, stands for that. Whoever had two devices within a quarter of a year stands for none: the later list may leave
 * one out.
 */
public final class DeviceNames {
    private static final Set<String> INVENTORIES = Set.of("device-list", "shipper-json");
    /** Rows of one list bear times as far apart as it takes to make it. */
    private static final Duration ONE_LIST = Duration.ofHours(12);

    private static final Duration A_QUARTER = Duration.ofDays(90);
    private static final int MOST_NAMES = 2_000_000;

    private final Map<String, NamedDevice> devices = new HashMap<>();
    private final Map<String, Bearers> names = new HashMap<>();
    private final Map<String, Bearers> users = new HashMap<>();

    /** What the lists among these sources say; a list that cannot be read to its end says less. */
    public static DeviceNames of(List<LogSource> sources) {
        var names = new DeviceNames();
        sources.forEach(source -> read(source, names::learn));
        return names;
    }

    /** The devices in a log, when it is a list. */
    public static List<NamedDevice> in(LogSource log) {
        var devices = new ArrayList<NamedDevice>();
        read(log, devices::add);
        return devices;
    }

    private static void read(LogSource log, Consumer<NamedDevice> devices) {
        if (!INVENTORIES.contains(log.format())) {
            return;
        }
        try (var cursor = log.open()) {
            for (var row = cursor.next(); row != null; row = cursor.next()) {
                if (row instanceof Row.Read read) {
                    NamedDevice.of(read.event()).ifPresent(devices);
                }
            }
        } catch (IOException unreadable) {
            // Whoever ships it reads it again and says why.
        }
    }

    /** Takes what a list says; whether that is news: of a device, of its names, or of half a day later. */
    public boolean learn(NamedDevice device) {
        if (names.size() + users.size() > MOST_NAMES) {
            return false;
        }
        device.names().forEach(name -> bear(names, name, device));
        device.users().forEach(user -> bear(users, user, device));
        var known = devices.get(device.id());
        var isNews = known == null
                || device.time().isAfter(known.time().plus(ONE_LIST))
                || (!device.time().isBefore(known.time()) && !isSame(device, known));
        if (isNews) {
            devices.put(device.id(), device);
        }
        return isNews;
    }

    private static boolean isSame(NamedDevice one, NamedDevice other) {
        return one.names().equals(other.names()) && one.users().equals(other.users());
    }

    private static void bear(Map<String, Bearers> bearers, String name, NamedDevice device) {
        bearers.computeIfAbsent(name, any -> new Bearers()).add(device.id(), device.time());
    }

    /** A sink that gets the records of devices, and their sources' words, under their ids. */
    public FeedSink naming(FeedSink sink) {
        if (devices.isEmpty()) {
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

    /** A record of a device under its id. */
    public LogEvent named(LogEvent event) {
        if (event.origin() != Origin.DEVICE || event.device() == null) {
            return event;
        }
        var id = id(event.device());
        return id == null ? event : event.ofDevice(id);
    }

    private @Nullable String id(String device) {
        var whole = only(names, device, ONE_LIST);
        var id = whole == null ? only(names, Hosts.normal(device), ONE_LIST) : whole;
        return id == null ? only(users, device, A_QUARTER) : id;
    }

    private static @Nullable String only(Map<String, Bearers> bearers, String name, Duration before) {
        var known = bearers.get(name.toLowerCase(Locale.ROOT));
        return known == null ? null : known.only(before);
    }
}
