/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import java.io.IOException;

/** Takes logs to findings; in this process or through Kafka, the findings are the same. */
public interface Pipeline {
    /** Reads all inputs and returns when every deadline up to their end has been judged. */
    Findings run(Inputs inputs, Watcher watcher) throws IOException, InterruptedException;
}
