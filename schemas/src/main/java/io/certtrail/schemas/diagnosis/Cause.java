/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import java.util.List;

/** One possible cause of a diagnosis, with what speaks for or against it and what to do. */
public record Cause(String code, String title, CauseStatus status, String because, List<String> remedy) {
    public Cause {
        remedy = List.copyOf(remedy);
    }
}
