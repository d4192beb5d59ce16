/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Tries again until it is told to stop, after pauses that grow as long as nothing goes well. Of a trouble that lasts it
 * says the first word and that it is over.
 */
final class Attempts {
    private static final Duration GRACE = Duration.ofSeconds(7);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Consumer<String> say;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean complained;

    Attempts(Consumer<String> say) {
        this.say = say;
    }

    /** Returns when it was stopped and has tidied up; an attempt says whether anything went well. */
    void run(BooleanSupplier attempt, Runnable tidyUp) {
        var pause = FIRST_PAUSE;
        try {
            while (!isStopped()) {
                if (attempt.getAsBoolean()) {
                    pause = FIRST_PAUSE;
                }
                await(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } finally {
            tidyUp.run();
            ended.countDown();
        }
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits so long, or until it is stopped. */
    void await(Duration time) {
        try {
            var unused = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    /** Lets the attempt under way end by itself; has it abandoned when it takes too long. */
    void stop(Runnable abandon) {
        stopped.countDown();
        try {
            if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                abandon.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A trouble, told unless it is only what a stop brings about. */
    void complain(String trouble) {
        if (!complained && !isStopped()) {
            say.accept(trouble);
        }
        complained = true;
    }

    /** All is well. */
    void recovered(String news) {
        if (complained) {
            say.accept(news);
        }
        complained = false;
    }
}
