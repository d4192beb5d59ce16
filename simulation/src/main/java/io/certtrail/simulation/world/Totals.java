/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import io.certtrail.simulation.log.Json;

/**
 * What became of all requests, as it stands at the end.
 *
 * @param lines records written, without their duplicates
 */
public record Totals(long requests, long issued, long failed, long stuck, long blind, long lines) {
    /** As the last line of the truth. */
    public String json() {
        return new Json()
                .open("totals")
                .number("requests", requests)
                .number("issued", issued)
                .number("failed", failed)
                .number("stuck", stuck)
                .number("blind", blind)
                .number("lines", lines)
                .close()
                .end();
    }
}
