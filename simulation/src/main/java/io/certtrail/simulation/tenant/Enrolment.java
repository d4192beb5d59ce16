/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.log.ScepRequest;
import io.certtrail.simulation.world.Chance;

/**
 * What a device asks for.
 *
 * @param policy Intune's id of the profile
 * @param subject of the key it signs with
 * @param message the SCEP message, as it stands in a query
 */
public record Enrolment(String policy, String transaction, String subject, String message) {
    private static final String ACCOUNT = "0b7a5a48-e312-49ed-8678-a16e61354ee7";
    private static final String HASH = "1078606983";

    /** A new one, of that profile. */
    public static Enrolment of(String policy, String transaction, String subject, Chance chance) {
        return new Enrolment(policy, transaction, subject, new ScepRequest(chance.random()).query(transaction));
    }

    /** The name of the profile on the device, with what stands between its parts and before their values. */
    String profile(String slash, String semicolon, String equals) {
        return "ModelName%sAC_%s%sLogicalName_%s%sHash%s%s"
                .formatted(equals, ACCOUNT, slash, policy.replace('-', '_'), semicolon, equals, HASH);
    }
}
