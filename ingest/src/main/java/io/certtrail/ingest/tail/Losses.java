/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.FeedSink;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was written and taken away before it could be read: counted, said, and kept among the rejects. */
final class Losses {
    private final String tenant;
    private final Consumer<String> say;
    private final List<Reject> untold = new ArrayList<>();
    private int told;

    Losses(String tenant, Consumer<String> say) {
        this.tenant = tenant;
        this.say = say;
    }

    /** This file is there no more, or no more what it was. */
    void add(Followed file) {
        long unread = file.unread();
        if (unread == 0 || file.meansItsPlace()) {
            return;
        }
        var state = file.state();
        var reason = "%d bytes behind line %d were overwritten or deleted before they were read"
                .formatted(unread, state.lines());
        say.accept("%s: %s".formatted(state.file(), reason));
        var log = file.source().log();
        untold.add(new Reject(
                tenant,
                log == null ? null : log.origin(),
                file.source().id(),
                new Place(state.file(), "#" + (state.lines() + 1)),
                reason,
                new byte[0],
                unread));
    }

    void tell(FeedSink sink) {
        untold.forEach(sink::reject);
        told = untold.size();
    }

    void committed() {
        untold.subList(0, told).clear();
        told = 0;
    }

    void back() {
        told = 0;
    }
}
