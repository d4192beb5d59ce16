/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.log.WindowsEvent;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.EventLog;
import io.certtrail.simulation.world.Sink;
import io.certtrail.simulation.world.Timeline;
import io.certtrail.simulation.world.Totals;
import io.certtrail.simulation.world.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The load for measurements: SCEP transactions as the connectors of four NDES hosts log them, 18 in 1,000 of which are
 * received and not closed within ten minutes, among polls and health messages. 62,000 transactions are 200,651 events.
 */
public final class ConnectorEvents {
    /** How many transactions there are when nobody says otherwise. */
    public static final int TRANSACTIONS = 62_000;

    private static final int LINES = 200_651;
    private static final int HOSTS = 4;
    private static final int OPEN_IN_THOUSAND = 18;
    private static final String PROVIDER = "Microsoft-Intune-CertificateConnectors";
    private static final int[] POLLS = {5000, 1002, 2202, 3002};
    /** Enough for the longest wait for a step on the server, and for the logs to be seen alive through it. */
    private static final Duration QUIET_END = Duration.ofMinutes(45);

    /** What becomes of a transaction; of nine that stay open six are not verified, two not issued, one is late. */
    private enum Fate {
        CLOSED,
        NOT_VERIFIED,
        NOT_ISSUED,
        CLOSED_LATE;

        static Fate ofOpen(int number) {
            int ninth = number % 9;
            return ninth < 6 ? NOT_VERIFIED : ninth < 8 ? NOT_ISSUED : CLOSED_LATE;
        }

        int lines() {
            return this == NOT_VERIFIED ? 1 : this == NOT_ISSUED ? 2 : 3;
        }
    }

    private record Transaction(Host host, Map<String, String> data, String thumbprint, Chance chance) {}

    private record Host(String name, EventLog operational, EventLog admin) {}

    private final Sink sink;
    private final Timeline timeline = new Timeline();
    private final Chance chance;
    private final Instant start;
    private final Duration span;
    private final int transactions;
    private final int openOnes;
    private final int polls;
    private final List<Host> hosts = new ArrayList<>();
    private int begun;
    private int opened;
    private int polled;

    private ConnectorEvents(Sink sink, long seed, Instant start, Duration span, int transactions) {
        this.sink = sink;
        this.chance = Chance.of(seed);
        this.start = start;
        this.span = span;
        this.transactions = transactions;
        this.openOnes = (int) ((long) transactions * OPEN_IN_THOUSAND / 1000);
        this.polls = Math.max(1, (int) ((long) transactions * LINES / TRANSACTIONS) - lines());
        for (int i = 1; i <= HOSTS; i++) {
            hosts.add(host("NDES0" + i));
        }
    }

    /** Makes all of it. */
    public static Totals run(Sink sink, long seed, Instant start, Duration span, int transactions) {
        return new ConnectorEvents(sink, seed, start, span, transactions).run();
    }

    private int lines() {
        int lines = 3 * (transactions - openOnes);
        for (int i = 0; i < openOnes; i++) {
            lines += Fate.ofOpen(i).lines();
        }
        return lines;
    }

    private Host host(String name) {
        return new Host(name, log(name, "operational", 18_000), log(name, "admin", 400));
    }

    private EventLog log(String host, String channel, long record) {
        var path = "%s/connector-%s.jsonl".formatted(host.toLowerCase(Locale.ROOT), channel);
        var file = LogFile.server(path, "connector", host);
        return new EventLog(sink, file, EventForm.WINLOGBEAT_SHORT, record, Duration.ZERO);
    }

    private Totals run() {
        timeline.plan(start, this::poll);
        planNext();
        timeline.run(start.plus(span).plusSeconds(1));
        long issued = transactions - (long) openOnes + openOnes / 9;
        return new Totals(transactions, issued, 0, openOnes - openOnes / 9, 0, lines() + (long) polls);
    }

    private void poll(Instant now) {
        int id = POLLS[polled / HOSTS % POLLS.length];
        var host = hosts.get(polled % HOSTS);
        host.operational().write(now, event("Operational", id, host, Map.of()));
        polled++;
        if (polled < polls) {
            timeline.plan(start.plus(span.multipliedBy(polled).dividedBy(polls)), this::poll);
        }
    }

    private void planNext() {
        if (begun < transactions) {
            var each = span.minus(QUIET_END).dividedBy(transactions);
            var at = start.plus(each.multipliedBy(begun))
                    .plus(chance.between(Duration.ZERO, each.dividedBy(2).plusMillis(1)));
            timeline.plan(at.truncatedTo(ChronoUnit.MILLIS), this::begin);
        }
    }

    private void begin(Instant now) {
        var own = chance.split();
        var isOpen = chance.below(transactions - begun) < openOnes - opened;
        begun++;
        var host = hosts.get(own.below(HOSTS));
        var data = new LinkedHashMap<String, String>();
        data.put("DeviceId", own.guid());
        data.put("PolicyId", "39907e78-e61b-4730-b9fa-d44a53e4111c");
        data.put("TransactionId", own.hex(40));
        var transaction = new Transaction(host, data, own.upperHex(40), own);
        host.operational().write(now, event("Operational", 4003, host, data));
        proceed(now, transaction, isOpen ? Fate.ofOpen(opened++) : Fate.CLOSED);
        planNext();
    }

    private void proceed(Instant now, Transaction transaction, Fate fate) {
        var own = transaction.chance();
        switch (fate) {
            case CLOSED -> close(now.plus(own.millis(400, 8_000)), transaction);
            case CLOSED_LATE -> {
                close(now.plus(own.between(Duration.ofMinutes(20), Duration.ofMinutes(40))), transaction);
                tell(transaction, "resolved", "verified");
            }
            case NOT_ISSUED -> {
                timeline.plan(now.plus(own.millis(200, 1_500)), at -> write(at, transaction, 4004));
                tell(transaction, "open", "issued");
            }
            case NOT_VERIFIED -> tell(transaction, "open", "verified");
        }
    }

    private void close(Instant issued, Transaction transaction) {
        timeline.plan(issued, at -> write(at, transaction, 4006));
        var told = issued.plus(transaction.chance().millis(50, 900));
        timeline.plan(
                told,
                at -> transaction
                        .host()
                        .admin()
                        .write(at, event("Admin", 4000, transaction.host(), transaction.data())));
    }

    private static void write(Instant now, Transaction transaction, int id) {
        var data = new LinkedHashMap<>(transaction.data());
        if (id == 4006) {
            data.put("CertificateThumbprint", transaction.thumbprint());
        }
        transaction.host().operational().write(now, event("Operational", id, transaction.host(), data));
    }

    private void tell(Transaction transaction, String state, String step) {
        var device = transaction.data().get("DeviceId");
        sink.truth(new Truth(
                "SCEP-STUCK", "stuck", state, device, transaction.host().name(), "scep", step));
    }

    private static WindowsEvent event(String channel, int id, Host host, Map<String, String> data) {
        return new WindowsEvent(PROVIDER, PROVIDER + "/" + channel, id, 4, host.name() + ".contoso.local", data, "");
    }
}
