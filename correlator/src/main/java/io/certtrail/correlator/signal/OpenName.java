/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the name of a value says of it, where nobody has published the names: by the words in it. */
enum OpenName {
    TRANSACTION,
    THUMBPRINT,
    SERIAL,
    DEVICE,
    PROFILE,
    REQUEST,
    CA,
    SUBJECT,
    USER,
    NOTHING;

    /** Names are few and come with every record; those of hostile records are not remembered beyond so many. */
    private static final int MOST = 1024;

    private static final int LONGEST = 64;
    private static final Map<String, OpenName> KNOWN = new ConcurrentHashMap<>();

    static OpenName of(String name) {
        var known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        var meant = said(name.toLowerCase(Locale.ROOT).replace("_", "").replace(" ", ""));
        if (KNOWN.size() < MOST && name.length() <= LONGEST) {
            KNOWN.put(name, meant);
        }
        return meant;
    }

    private static OpenName said(String key) {
        if (key.contains("transaction")) {
            return TRANSACTION;
        } else if (key.contains("thumbprint") || key.contains("certificatehash")) {
            return THUMBPRINT;
        } else if (key.contains("serial")) {
            return SERIAL;
        } else if (key.contains("device") && !key.contains("aad") && !key.contains("name")) {
            return DEVICE;
        } else if (key.contains("policy") || key.contains("profile") || key.contains("configurationid")) {
            return PROFILE;
        } else if (key.contains("requestid")) {
            return REQUEST;
        } else if (isOfCa(key)) {
            return CA;
        } else if (key.contains("subject")) {
            return SUBJECT;
        }
        return key.contains("user") || key.contains("upn") ? USER : NOTHING;
    }

    private static boolean isOfCa(String key) {
        return key.contains("certificateauthority")
                || key.contains("caconfig")
                || key.contains("caname")
                || key.contains("cahost");
    }
}
