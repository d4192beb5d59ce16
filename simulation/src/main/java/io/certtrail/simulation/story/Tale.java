/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.tenant.Person;
import io.certtrail.simulation.world.Sink;
import io.certtrail.simulation.world.Totals;
import io.certtrail.simulation.world.Truth;

/** Keeps the truth while it happens. */
public final class Tale {
    private final Sink sink;
    private long requests;
    private long issued;
    private long failed;
    private long stuck;
    private long blind;

    Tale(Sink sink) {
        this.sink = sink;
    }

    void begun() {
        requests++;
    }

    void issued() {
        issued++;
    }

    void failed(String code, String state, Person person, String host, String workflow, String step) {
        failed += state.equals("open") ? 1 : 0;
        tell(code, "failed", state, person, host, workflow, step);
    }

    void stuck(String code, String state, Person person, String host, String workflow, String step) {
        stuck += state.equals("open") ? 1 : 0;
        tell(code, "stuck", state, person, host, workflow, step);
    }

    void blind(String code, Person person, String host, String workflow, String step) {
        blind++;
        tell(code, "blind", "open", person, host, workflow, step);
    }

    void degraded(String code, String state, String host, String workflow) {
        sink.truth(new Truth(code, "degraded", state, null, host, workflow, null));
    }

    private void tell(
            String code, String verdict, String state, Person person, String host, String workflow, String step) {
        sink.truth(new Truth(code, verdict, state, person.device(), host, workflow, step));
    }

    Totals totals(long lines) {
        return new Totals(requests, issued, failed, stuck, blind, lines);
    }
}
