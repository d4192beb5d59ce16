/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.util.List;

/**
 * A receiver of alerts. It is used by one thread; a call ends within its time limits, and an interrupt ends it early.
 * It neither waits nor tries again: that is the delivery's part.
 */
public interface Sink extends AutoCloseable {

    /**
     * Sends alerts in their order, each with its idempotency key.
     *
     * @return the outcome of each alert that was tried, in order: a sink that had to stop leaves the rest out
     */
    List<Outcome> deliver(List<Alert> batch);

    @Override
    void close();
}
