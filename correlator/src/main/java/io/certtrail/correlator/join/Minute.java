/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.join;

import io.certtrail.correlator.signal.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the CA wrote in a minute, and what connectors said around it, found by time, request and device: to look at each
 * beside each other takes longer than they take to come. It is changed in place.
 */
public final class Minute {
    private final List<Observation> records = new ArrayList<>();
    private final Ends ends = new Ends();
    private final Map<String, List<Observation>> beginsByDevice = new HashMap<>();
    private final Map<String, List<Observation>> recordsByRequest = new HashMap<>();
    private final Map<String, List<Observation>> fittingAlone = new HashMap<>();
    private final Map<String, List<Observation>> fittingAsRequest = new HashMap<>();
    /** The records that can be of one device only, or null until somebody asks. */
    private @Nullable Map<String, List<Observation>> sureByDevice;

    private int size;

    /** With what waits and what is linked so far. */
    public Minute(Collection<Observation> waiting, Collection<Observation> links) {
        waiting.forEach(this::addWaiting);
        links.forEach(this::addLink);
    }

    /** How much of it is known. */
    public int size() {
        return size;
    }

    /** Takes one more record of the CA. */
    public void addWaiting(Observation record) {
        forget();
        records.add(record);
        Submissions.request(record)
                .ifPresent(request -> recordsByRequest
                        .computeIfAbsent(request, none -> new ArrayList<>())
                        .add(record));
    }

    /** Takes one more word of a connector. */
    public void addLink(Observation anchor) {
        forget();
        if (Submissions.ends(anchor)) {
            ends.add(anchor);
        } else if (Submissions.begins(anchor)) {
            beginsByDevice
                    .computeIfAbsent(device(anchor), none -> new ArrayList<>())
                    .add(anchor);
        }
    }

    /** What was found before may be another now. */
    private void forget() {
        size++;
        fittingAlone.clear();
        fittingAsRequest.clear();
        sureByDevice = null;
    }

    /**
     * The ends of submissions that a record fits, in no order. A try is one request to the CA: when another one can
     * only be of it, this one is not.
     */
    public List<Observation> fitting(Observation record) {
        var fitting = ofRequest(record);
        var devices = devices(fitting);
        if (devices.size() < 2) {
            return fitting;
        }
        var sure = sureByDevice == null ? sureByDevice(Submissions.home(record)) : sureByDevice;
        sureByDevice = sure;
        return devices.stream()
                .map(device -> of(device, fitting))
                .filter(its -> !isOfAnother(its, record, sure))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Observation> of(String device, List<Observation> ends) {
        return ends.stream().filter(end -> device.equals(device(end))).toList();
    }

    private boolean isOfAnother(List<Observation> ends, Observation record, Map<String, List<Observation>> sure) {
        if (!Submissions.isOneTry(ends)) {
            return false;
        }
        for (var other : sure.getOrDefault(device(ends.get(0)), List.of())) {
            if (!Submissions.request(other).equals(Submissions.request(record))
                    && ends.stream().anyMatch(end -> Submissions.isNear(other, end))
                    && ofRequest(other).containsAll(ends)) {
                return true;
            }
        }
        return false;
    }

    /** All that are decided here are of one minute, and so are those that they are compared with. */
    private Map<String, List<Observation>> sureByDevice(String home) {
        var sure = new HashMap<String, List<Observation>>();
        for (var record : records) {
            if (Submissions.request(record).isPresent()
                    && Submissions.home(record).equals(home)) {
                var devices = devices(ofRequest(record));
                if (devices.size() == 1) {
                    sure.computeIfAbsent(devices.iterator().next(), none -> new ArrayList<>())
                            .add(record);
                }
            }
        }
        return sure;
    }

    /** The ends that fit a record and all else that the CA wrote of the same request. */
    private List<Observation> ofRequest(Observation record) {
        var known = fittingAsRequest.get(record.id());
        if (known != null) {
            return known;
        }
        var fitting = alone(record);
        for (var other : ofSameRequest(record)) {
            if (!fitting.isEmpty() && Submissions.isOfOne(record, other)) {
                fitting = fittingBoth(fitting, other);
            }
        }
        fittingAsRequest.put(record.id(), fitting);
        return fitting;
    }

    private List<Observation> ofSameRequest(Observation record) {
        return Submissions.request(record)
                .map(request -> recordsByRequest.getOrDefault(request, List.of()))
                .orElse(List.of());
    }

    /** A record that fits nothing says nothing of when the call was; what it names holds nevertheless. */
    private List<Observation> fittingBoth(List<Observation> fitting, Observation other) {
        var its = devices(alone(other));
        return fitting.stream()
                .filter(end -> Submissions.agree(other, end))
                .filter(end -> its.isEmpty() || its.contains(device(end)))
                .toList();
    }

    /** The ends that fit a record by what it says itself. */
    private List<Observation> alone(Observation record) {
        var known = fittingAlone.get(record.id());
        if (known != null) {
            return known;
        }
        var near = ends.near(record).stream()
                .filter(end -> Submissions.agree(record, end) && !beganAfter(record, end))
                .toList();
        var fitting = Submissions.proved(record, near);
        fittingAlone.put(record.id(), fitting);
        return fitting;
    }

    private boolean beganAfter(Observation record, Observation end) {
        for (var start : beginsByDevice.getOrDefault(device(end), List.of())) {
            if (Submissions.isBetween(record, start, end)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> devices(List<Observation> ends) {
        var devices = new HashSet<String>();
        ends.forEach(end -> devices.add(device(end)));
        return devices;
    }

    private static String device(Observation anchor) {
        return String.valueOf(anchor.device());
    }
}
