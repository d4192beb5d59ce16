/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.terminal.Failure;
import io.certtrail.correlator.streams.CorrelatorApp;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Keeps a process up until it is told to end, and then lets it end in order. */
final class Standing {
    private static final Duration ENDING = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMinutes(1);

    private Standing() {}

    /** Closes these when the process is told to end; gives what takes the promise back. */
    static AutoCloseable closeAtEnd(AutoCloseable parts) {
        var hook = new Thread(() -> close(parts), "ending");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> Runtime.getRuntime().removeShutdownHook(hook);
    }

    private static void close(AutoCloseable parts) {
        var closer = new Thread(() -> closeNow(parts), "closing");
        closer.setDaemon(true);
        closer.start();
        try {
            closer.join(ENDING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeNow(AutoCloseable parts) {
        try {
            parts.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the signal that ends the process. */
    static void untilTold() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Waits for that signal, or for the correlator to stop by itself, which is a failure. */
    static void whileRuns(CorrelatorApp correlator) throws InterruptedException {
        var ended = false;
        while (!ended) {
            ended = correlator.awaitEnd(LOOK);
        }
        var failure = correlator.failure();
        if (failure.isPresent()) {
            throw Failure.unreached(
                    "the correlator stopped: %s; see that brokers and registry run"
                            .formatted(failure.get().getMessage()),
                    new IllegalStateException(failure.get()));
        }
    }
}
