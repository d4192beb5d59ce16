/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.certtrail.alerting.format.OneLine;
import io.certtrail.alerting.sink.Alert;
import io.certtrail.alerting.sink.Outcome;
import io.certtrail.alerting.sink.Sink;
import java.time.Clock;
import java.util.List;

/** Keeps what a sink will not take, with the reason and everything needed to send it again. */
public final class DeadLetters implements AutoCloseable {
    private final Sink keeper;
    private final String sink;
    private final Clock clock;

    /** Letters of the named sink, kept in another one. */
    public DeadLetters(Sink keeper, String sink, Clock clock) {
        this.keeper = keeper;
        this.sink = sink;
        this.clock = clock;
    }

    /** Whether the letter is safe; if not, it must be brought again. */
    boolean keep(Alert alert, String reason) {
        var outcomes = keeper.deliver(List.of(letter(alert, reason)));
        return !outcomes.isEmpty() && outcomes.get(0) instanceof Outcome.Delivered;
    }

    private Alert letter(Alert alert, String reason) {
        var letter = JsonNodeFactory.instance
                .objectNode()
                .put("schema", "certtrail.dead-letter/1")
                .put("key", alert.idempotencyKey())
                .put("code", alert.code())
                .put("sink", sink)
                .put("reason", reason)
                .put("time", clock.instant().toString())
                .put("mediaType", alert.mediaType())
                .put("body", alert.body());
        return new Alert(
                alert.id(),
                alert.revision(),
                alert.code(),
                alert.severity(),
                alert.time(),
                "application/json",
                OneLine.json(letter.toString()));
    }

    @Override
    public void close() {
        keeper.close();
    }
}
