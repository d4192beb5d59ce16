/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The logs of some connectors, as Winlogbeat writes them, and what became of their SCEP requests.
 *
 * @param events records in all files, health messages left out
 * @param stuck devices whose request was verified and never issued
 * @param refused devices whose challenge was refused
 */
record ConnectorMorning(List<Path> files, long events, Set<String> stuck, Set<String> refused) {
    private static final Instant START = Instant.parse("2026-03-10T06:00:00Z");
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(100);
    private static final Duration AFTERWARDS = Duration.ofMinutes(40);
    private static final int HOSTS = 4;
    private static final int EVENTS_OF_A_REQUEST = 4;
    private static final double STUCK = 0.018;
    private static final double REFUSED = 0.004;

    private record Line(Instant time, int order, String json) {}

    /** Writes about so many events into a folder; the same seed writes the same bytes. */
    static ConnectorMorning write(Path folder, int events, long seed) throws IOException {
        return new Writer(folder, new SplittableRandom(seed)).write(events / EVENTS_OF_A_REQUEST);
    }

    private static final class Writer {
        private final SplittableRandom random;
        private final List<Path> files = new ArrayList<>();
        private final List<BufferedWriter> logs = new ArrayList<>();
        private final PriorityQueue<Line> ahead =
                new PriorityQueue<>((one, other) -> one.time().equals(other.time())
                        ? Integer.compare(one.order(), other.order())
                        : one.time().compareTo(other.time()));
        private final Set<String> stuck = new HashSet<>();
        private final Set<String> refused = new HashSet<>();
        private int records;
        private long events;

        Writer(Path folder, SplittableRandom random) throws IOException {
            this.random = random;
            for (var host = 0; host < HOSTS; host++) {
                var file = folder.resolve("conn%02d/operational.jsonl".formatted(host));
                Files.createDirectories(file.getParent());
                files.add(file);
                logs.add(Files.newBufferedWriter(file));
            }
        }

        ConnectorMorning write(int requests) throws IOException {
            var end = START.plus(BETWEEN_REQUESTS.multipliedBy(requests)).plus(AFTERWARDS);
            for (var time = START; time.isBefore(end); time = time.plus(Duration.ofMinutes(5))) {
                for (var host = 0; host < HOSTS; host++) {
                    add(host, time.plusMillis(host), 5000, "");
                }
            }
            for (var request = 0; request < requests; request++) {
                var time = START.plus(BETWEEN_REQUESTS.multipliedBy(request));
                flushBefore(time);
                request(time);
            }
            flushBefore(Instant.MAX);
            for (var log : logs) {
                log.close();
            }
            return new ConnectorMorning(List.copyOf(files), events, Set.copyOf(stuck), Set.copyOf(refused));
        }

        private void request(Instant time) {
            var host = random.nextInt(HOSTS);
            var device = new UUID(random.nextLong(), random.nextLong()).toString();
            var transaction = "%016x%016x".formatted(random.nextLong(), random.nextLong());
            var own = "\"DeviceId\":\"%s\",\"PolicyId\":\"%s\",\"TransactionId\":\"%s\""
                    .formatted(device, "7145786f-9184-4e80-be03-6b938d3ea8b9", transaction);
            var fate = random.nextDouble();
            events += 2;
            add(host, time, 4003, own);
            if (fate < REFUSED) {
                refused.add(device);
                add(host, later(time, 900), 4005, own);
                return;
            }
            add(host, later(time, 900), 4004, own);
            if (fate < REFUSED + STUCK) {
                stuck.add(device);
                return;
            }
            events += 2;
            add(host, later(time, 3_000), 4006, own);
            // Names no device, as a record that has to wait for its link.
            add(host, later(time, 20_000), 4008, "\"TransactionId\":\"%s\"".formatted(transaction));
        }

        private Instant later(Instant time, int millis) {
            return time.plusMillis(millis + random.nextInt(millis));
        }

        private void add(int host, Instant time, int id, String data) {
            records++;
            ahead.add(new Line(
                    time,
                    records,
                    "%d{\"@timestamp\":\"%s\",\"winlog\":{\"channel\":\"%s/Operational\",\"computer_name\":\"CONN%02d\","
                                    .formatted(host, time, "Microsoft-Intune-CertificateConnectors", host)
                            + "\"event_data\":{%s},\"event_id\":\"%d\",\"provider_name\":\"%s\",\"record_id\":%d}}\n"
                                    .formatted(data, id, "Microsoft-Intune-CertificateConnectors", records)));
        }

        private void flushBefore(Instant time) throws IOException {
            while (!ahead.isEmpty() && ahead.peek().time().isBefore(time)) {
                var json = ahead.remove().json();
                logs.get(json.charAt(0) - '0').write(json.substring(1));
            }
        }
    }
}
