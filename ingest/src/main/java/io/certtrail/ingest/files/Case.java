/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.LogSource;
import java.util.List;

/**
 * The logs of one investigation, formats and origins known, none open.
 *
 * @param sources in the order of their files
 * @param problems what keeps a file from being read at all, or a line of case.yaml from meaning anything; one line each
 */
public record Case(List<LogSource> sources, List<String> problems) {
    public Case {
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }
}
