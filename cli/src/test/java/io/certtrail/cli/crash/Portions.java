/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.kafka.Shipper;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.util.concurrent.Semaphore;

/** Ships a sequence in portions, each when it is asked for. */
final class Portions implements FeedSink {
    private final Shipper shipper;
    private final long size;
    private final Semaphore asked = new Semaphore(0);
    private long count;

    Portions(Shipper shipper, long size) {
        this.shipper = shipper;
        this.size = size;
    }

    /** Lets one more portion go. */
    void next() {
        asked.release();
    }

    /** Lets all go that are left. */
    void allOthers() {
        asked.release(Integer.MAX_VALUE / 2);
    }

    @Override
    public void event(LogEvent event) {
        if (count % size == 0) {
            shipper.flush();
            asked.acquireUninterruptibly();
        }
        count++;
        shipper.event(event);
    }

    @Override
    public void reject(Reject reject) {
        shipper.reject(reject);
    }

    @Override
    public void announced() {
        shipper.announced();
    }
}
