/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.xml;

/** Why a piece of XML cannot be read, in one line. */
public final class XmlFault extends Exception {
    private static final long serialVersionUID = 1L;

    XmlFault(String reason) {
        super(reason, null, false, false);
    }

    /** The line. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
