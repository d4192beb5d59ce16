/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.cli.terminal.Failure;
import io.certtrail.ingest.kafka.KeptReject;
import io.certtrail.ingest.kafka.LiveShipper;
import io.certtrail.ingest.kafka.RejectReplay;
import io.certtrail.ingest.kafka.RejectTopic;
import io.certtrail.ingest.rejects.RejectReader;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.wire.WireTypes;
import io.certtrail.schemas.words.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** The rejects of a cluster, or of a file. */
public final class Rejected {
    private final Services services;
    private final Clock clock;
    private final RejectTopic topic;
    private final RejectReplay.Rejects all;

    private Rejected(Services services, Clock clock, RejectTopic topic, RejectReplay.Rejects all) {
        this.services = services;
        this.clock = clock;
        this.topic = topic;
        this.all = all;
    }

    /** Those of a cluster that were not read since. */
    public static Rejected in(Services services, Clock clock) {
        var topic = topic(services, clock);
        return new Rejected(services, clock, topic, topic::unread);
    }

    /** Those of a file with one as JSON a line. */
    public static Rejected in(Path file, Services services, Clock clock) {
        return new Rejected(services, clock, topic(services, clock), consumer -> read(file, consumer));
    }

    private static RejectTopic topic(Services services, Clock clock) {
        return new RejectTopic(
                services.cluster(), services.serde(WireTypes.REJECT).deserializer(), clock);
    }

    /** Gives one after the other. */
    public void forEach(Consumer<KeptReject> consumer) {
        try {
            all.forEach(consumer);
        } catch (KafkaException e) {
            throw services.cluster().told(e);
        }
    }

    /** Reads all again and ships what can be read now. */
    public RejectReplay.Result replay(ZoneId zone) {
        var target = new LiveShipper.Target(
                services.cluster(),
                services.serde(WireTypes.EVENT).serializer(),
                services.serde(WireTypes.REJECT).serializer());
        try {
            return RejectReplay.run(target, topic, all, new RejectReader(zone), clock);
        } catch (KafkaException e) {
            throw services.cluster().told(e);
        }
    }

    private static void read(Path file, Consumer<KeptReject> consumer) {
        try (var lines = Files.newBufferedReader(file)) {
            read(file, lines, consumer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path file, BufferedReader lines, Consumer<KeptReject> consumer) throws IOException {
        int number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                consumer.accept(new KeptReject("file/" + hash(line), parsed(file, number, line)));
            }
        }
    }

    private static Reject parsed(Path file, int number, String line) {
        try {
            return RejectLine.parse(line);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(
                    "%s:%d: no reject: %s; name a file that was written with --rejects"
                            .formatted(file, number, e.getMessage()),
                    e);
        }
    }

    private static String hash(String line) {
        return HexFormat.of().formatHex(Sha256.digest().digest(line.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }
}
