/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.Recorded;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.ingest.files.Discovery;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder of logs, a tailer that is stepped by hand, and what it has committed: a topic in memory. */
final class Followings {
    static final String HEADER = "#Software: Microsoft Internet Information Services 10.0\r\n"
            + "#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip sc-status\r\n";
    static final Duration IDLE = Duration.ofMinutes(2);

    final Path folder;
    final List<String> said = new ArrayList<>();
    final List<LogEvent> committed = new ArrayList<>();
    final List<LogEvent> words = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();
    final Map<String, Checkpoint> kept = new HashMap<>();
    Instant now = Instant.parse("2026-03-10T10:00:00Z");
    private Tailer tailer;

    Followings(Path folder) {
        this.folder = folder;
        this.tailer = tailer();
    }

    private Tailer tailer() {
        var options = new TailOptions("test", IDLE, Duration.ofSeconds(3), 10_000, said::add);
        return new Tailer(new Discovery(List.of(folder), CaseOptions.defaults()), options, kept.values(), now);
    }

    /** A second passes, and all that is there is read and committed. */
    void poll() {
        now = now.plusSeconds(1);
        tailer.look(now);
        step();
    }

    void step() {
        var read = new Recorded();
        var more = true;
        while (more) {
            more = tailer.read(now, read);
        }
        tailer.speak(now, read);
        commit(read);
    }

    private void commit(Recorded read) {
        send(read);
        tailer.committed(now);
    }

    private void send(Recorded read) {
        read.all().forEach(event -> (event.body() instanceof Progress ? words : committed).add(event));
        rejects.addAll(read.rejects());
        tailer.checkpoints().forEach(checkpoint -> kept.put(checkpoint.key(), roundTrip(checkpoint)));
        tailer.gone().forEach(kept::remove);
    }

    private static Checkpoint roundTrip(Checkpoint checkpoint) {
        try {
            return CheckpointJson.read(CheckpointJson.write(checkpoint));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One batch is read and committed. */
    void lookAndReadOnce() {
        tailer.look(now);
        var read = new Recorded();
        tailer.read(now, read);
        tailer.speak(now, read);
        commit(read);
    }

    void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            poll();
        }
    }

    /** A batch is read that is never committed; Kafka comes back then. */
    void pollInVain() {
        now = now.plusSeconds(1);
        tailer.look(now);
        var lost = new Recorded();
        tailer.read(now, lost);
        tailer.speak(now, lost);
        tailer.checkpoints();
        goOn();
    }

    /** Kafka goes away in the midst of a batch, after so many events, and comes back then. */
    void pollUntilTheSinkFails(int after) {
        now = now.plusSeconds(1);
        tailer.look(now);
        var lost = new Recorded() {
            @Override
            public void event(LogEvent event) {
                if (events().size() == after) {
                    throw new IllegalStateException("away");
                }
                super.event(event);
            }
        };
        try {
            tailer.read(now, lost);
        } catch (IllegalStateException e) {
            said.add(e.getMessage());
        }
        goOn();
    }

    /** A batch is committed, but its shipper never hears of it. */
    void pollUnheard() {
        now = now.plusSeconds(1);
        tailer.look(now);
        var read = new Recorded();
        tailer.read(now, read);
        tailer.speak(now, read);
        send(read);
        goOn();
    }

    private void goOn() {
        if (!tailer.goOn(kept.values(), now)) {
            throw new AssertionError("nobody else was here");
        }
    }

    /** Another process ships all that is there. */
    boolean goesOnAfterAnother() {
        try (var other = tailer()) {
            other.look(now);
            other.read(now, new Recorded());
            other.checkpoints().forEach(checkpoint -> kept.put(checkpoint.key(), checkpoint));
        }
        return tailer.goOn(kept.values(), now);
    }

    /** The process dies in the middle of a batch, and a new one begins. */
    void crash() {
        now = now.plusSeconds(1);
        tailer.look(now);
        tailer.read(now, new Recorded());
        die();
    }

    /** The process ends now, and a new one begins. */
    void die() {
        tailer.close();
        tailer = tailer();
    }

    Path log(String name) {
        return folder.resolve("NDES01/iis").resolve(name);
    }

    void append(String name, String text) throws IOException {
        append(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void append(String name, byte[] bytes) throws IOException {
        Files.createDirectories(log(name).getParent());
        Files.write(log(name), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        touch(name);
    }

    void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(log(name).getParent());
        Files.write(log(name), bytes);
        touch(name);
    }

    void touch(String name) throws IOException {
        Files.setLastModifiedTime(log(name), FileTime.from(now));
    }

    /** Lines of requests with these numbers. */
    static String lines(int first, int last) {
        var lines = new StringBuilder();
        for (int number = first; number <= last; number++) {
            lines.append(line(number)).append("\r\n");
        }
        return lines.toString();
    }

    static String line(int number) {
        return "2026-03-10 09:%02d:%02d GET /certsrv/mscep/mscep.dll operation=GetCACaps 10.%d.%d.%d 200"
                .formatted(number / 60 % 60, number % 60, number >> 16, number >> 8 & 255, number & 255);
    }

    /** The numbers of the requests that were committed, in their order. */
    List<Integer> numbers() {
        return committed.stream().map(Followings::number).toList();
    }

    private static int number(LogEvent event) {
        var parts = ((HttpRequest) event.body()).clientIp().split("\\.");
        return (Integer.parseInt(parts[1]) << 16) + (Integer.parseInt(parts[2]) << 8) + Integer.parseInt(parts[3]);
    }

    Progress lastWord(String source) {
        return words.stream()
                .filter(word -> word.source().contains(source))
                .map(word -> (Progress) word.body())
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
