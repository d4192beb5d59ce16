/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import io.certtrail.cli.Main;
import io.certtrail.cli.run.Services;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** The role {@code correlate} in a process of its own, one life after the other, on one data folder. */
final class Correlator {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final String RESTORING = "was added to the state updater";
    private static final String RUNNING = "State transition from REBALANCING to RUNNING";
    private static final String COMMITTING = "to state COMMITTING_TRANSACTION";

    /** When in its life it is killed. */
    enum Moment {
        STARTING,
        RESTORING,
        RUNNING,
        COMMITTING
    }

    private final Path folder;
    private final Path config;
    private int lives;

    Correlator(Path folder, Services services) throws IOException {
        this(folder, services, Map.of());
    }

    /** With Kafka settings of its own. */
    Correlator(Path folder, Services services, Map<String, String> properties) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.config = Files.writeString(folder.resolve("certtrail.yaml"), """
                data: data
                kafka: {bootstrap: "%s", prefix: "%s", properties: {%s}}
                registry: {url: "%s"}
                correlate: {application-id: "%scorrelator", threads: 1}
                """.formatted(
                services.bootstrap(), services.prefix(), yaml(properties), services.registry(), services.prefix()));
    }

    private static String yaml(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(each -> "\"%s\": \"%s\"".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Files that its stores have put on disk, as they come and go. */
    Set<Path> flushed() throws IOException {
        var found = new HashSet<Path>();
        Files.walkFileTree(folder.resolve("data"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".sst")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** With no use for the folder of temporary files: from many nothing may run. */
    ChildProcess start() throws IOException {
        lives++;
        return ChildProcess.start(
                folder.resolve("life-%03d.log".formatted(lives)),
                List.of(
                        "-Xmx512m",
                        "-Djava.io.tmpdir=" + folder.resolve("nowhere"),
                        "-Dlogback.configurationFile=crash/correlator-logback.xml"),
                Main.class,
                List.of("correlate", "--config", config.toString()));
    }

    /** Lets it live until a moment that chance chooses. */
    static void await(ChildProcess process, Moment moment, SplittableRandom random) throws InterruptedException {
        switch (moment) {
            case STARTING -> process.live(Duration.ofMillis(random.nextInt(2_000)));
            case RESTORING -> {
                process.await(RESTORING, PATIENCE);
                process.live(Duration.ofMillis(random.nextInt(300)));
            }
            case RUNNING -> {
                process.await(RUNNING, PATIENCE);
                process.live(Duration.ofMillis(random.nextInt(3_000)));
            }
            case COMMITTING -> {
                process.await(RUNNING, PATIENCE);
                awaitCommit(process, random);
            }
        }
    }

    /** Waits until its stores are restored and it takes records. */
    static void awaitRunning(ChildProcess process) throws InterruptedException {
        process.await(RUNNING, PATIENCE);
    }

    /** Lets it work, until chance or one of its commits is there. */
    static void awaitWork(ChildProcess process, SplittableRandom random) throws InterruptedException {
        if (random.nextBoolean()) {
            process.live(Duration.ofMillis(random.nextInt(3_000)));
        } else {
            awaitCommit(process, random);
        }
    }

    private static void awaitCommit(ChildProcess process, SplittableRandom random) throws InterruptedException {
        // A correlator that has nothing left to do commits no more.
        var commits = random.nextInt(1, 12);
        process.forget();
        while (commits > 0 && process.says(COMMITTING, IDLE)) {
            commits--;
        }
    }
}
