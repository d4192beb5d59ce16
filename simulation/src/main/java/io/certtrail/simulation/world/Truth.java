/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import io.certtrail.simulation.log.Json;
import org.jspecify.annotations.Nullable;

/**
 * One diagnosis that is right, known by whoever made the logs up.
 *
 * @param verdict failed, stuck, blind or degraded
 * @param state open, or resolved when it went well in the end
 * @param device Intune device id of a request, else null
 * @param host computer of a trouble of a host, or where a request's cause lies; null when it lies nowhere in particular
 * @param step the step that failed or did not come, null when the diagnosis names none
 */
public record Truth(
        String code,
        String verdict,
        String state,
        @Nullable String device,
        @Nullable String host,
        String workflow,
        @Nullable String step) {

    /** As one JSON line. */
    public String json() {
        return new Json()
                .text("code", code)
                .text("verdict", verdict)
                .text("state", state)
                .optional("device", device)
                .optional("host", host)
                .text("workflow", workflow)
                .optional("step", step)
                .end();
    }
}
