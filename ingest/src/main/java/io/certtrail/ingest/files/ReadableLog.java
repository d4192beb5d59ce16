/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.format.LogFormat;

/** A log of a known format: whoever follows it while it grows opens its reader over bytes of their own. */
public interface ReadableLog extends LogSource {
    /** Its format. */
    LogFormat logFormat();

    /** What its reader is told. */
    SourceContext context();
}
