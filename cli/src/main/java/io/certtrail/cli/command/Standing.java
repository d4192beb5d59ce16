/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.Services;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.RootCause;
import io.certtrail.correlator.streams.CorrelatorApp;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a process up until it is told to end, and then lets it end in order. */
final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);
    private static final Duration ENDING = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private Standing() {}

    /** What runs meanwhile. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    /** Works, and closes the parts in order when the process is told to end meanwhile. */
    static <T> T closingAtEnd(AutoCloseable parts, Work<T> work) throws Exception {
        var hook = new Thread(() -> close(parts), "ending");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run();
        } finally {
            takeBack(hook);
        }
    }

    private static void takeBack(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.atDebug().setCause(e).log("ending already");
        }
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
    static int untilTold() throws InterruptedException {
        new CountDownLatch(1).await();
        return ExitCode.INTERRUPTED.number();
    }

    /** Waits for that signal, or for a sink to stop by itself, which is a failure. */
    static int whileSends(CompletableFuture<Void> alerts, Services services) throws InterruptedException {
        try {
            alerts.get();
        } catch (ExecutionException e) {
            throw stopped("alerting", e, services);
        }
        return ExitCode.DONE.number();
    }

    /** Waits for that signal, or for the correlator to stop by itself, which is a failure. */
    static int whileRuns(CorrelatorApp correlator, Services services) throws InterruptedException {
        return whileRuns(correlator, new CompletableFuture<>(), services);
    }

    /** The same of both. */
    static int whileRuns(CorrelatorApp correlator, CompletableFuture<Void> alerts, Services services)
            throws InterruptedException {
        while (!correlator.awaitEnd(LOOK)) {
            if (alerts.isDone()) {
                return whileSends(alerts, services);
            }
        }
        var failure = correlator.failure();
        if (failure.isPresent()) {
            throw stopped("the correlator", failure.get(), services);
        }
        return ExitCode.DONE.number();
    }

    private static Failure stopped(String what, Throwable failure, Services services) {
        var refusal = services.refusal(failure);
        var why = refusal == null
                ? RootCause.message(failure) + "; see that brokers and registry run, or --debug"
                : refusal;
        return Failure.unreached("%s stopped: %s".formatted(what, why), new IllegalStateException(failure));
    }
}
