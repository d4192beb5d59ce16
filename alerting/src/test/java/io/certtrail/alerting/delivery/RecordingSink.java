/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.delivery;

import io.certtrail.alerting.sink.Alert;
import io.certtrail.alerting.sink.Outcome;
import io.certtrail.alerting.sink.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A sink that remembers what it took, and answers as it is told. */
public final class RecordingSink implements Sink {
    private final List<Alert> taken = new ArrayList<>();
    private Function<Alert, Outcome> answer = alert -> new Outcome.Delivered();
    private int calls;
    private boolean closed;

    public void answer(Function<Alert, Outcome> told) {
        answer = told;
    }

    @Override
    public List<Outcome> deliver(List<Alert> batch) {
        calls++;
        var outcomes = new ArrayList<Outcome>();
        for (var alert : batch) {
            var outcome = answer.apply(alert);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Delivered) {
                taken.add(alert);
            }
        }
        return outcomes;
    }

    public List<String> keys() {
        return taken.stream().map(Alert::idempotencyKey).toList();
    }

    public List<String> bodies() {
        return taken.stream().map(Alert::body).toList();
    }

    public int calls() {
        return calls;
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
