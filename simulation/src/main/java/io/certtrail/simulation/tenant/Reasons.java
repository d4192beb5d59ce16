/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.world.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reasons why a request may be refused, from a table of facts. */
public final class Reasons {
    /**
     * A reason, and who logs it.
     *
     * @param atAuthority whether the CA logs the refusal, or only the connector
     */
    public record Known(Reason reason, boolean atAuthority) {}

    /** All that a PKCS request may meet. */
    public static final List<Known> PKCS = read();

    private Reasons() {}

    private static List<Known> read() {
        var known = new ArrayList<Known>();
        for (var row : Facts.of(Reasons.class, "pkcs-failures.tsv")) {
            int hresult = Integer.parseUnsignedInt(row.get(1).substring(2), 16);
            var text = "%s %s (%d %s)".formatted(row.get(4), row.get(1).toLowerCase(Locale.ROOT), hresult, row.get(2));
            known.add(
                    new Known(new Reason(row.get(0), hresult, text), row.get(3).equals("ca")));
        }
        return List.copyOf(known);
    }

    /** The one of a diagnosis. */
    public static Known of(String code) {
        return PKCS.stream()
                .filter(known -> known.reason().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason of " + code));
    }
}
