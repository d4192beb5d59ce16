/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

/** Another process ships under the same name; the message is one line that names it and the way out. */
public final class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOver(String message) {
        super(message);
    }
}
