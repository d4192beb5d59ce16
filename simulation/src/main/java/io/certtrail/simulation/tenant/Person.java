/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.world.Chance;

/**
 * A device and who uses it.
 *
 * @param device Intune device id
 * @param user Microsoft Entra user id
 * @param subject of its certificates; no other device has the same
 */
public record Person(String device, String user, String subject) {
    /** Somebody new. */
    public static Person next(Chance chance, int number) {
        return new Person(chance.guid(), chance.guid(), "CN=user%d@contoso.com".formatted(number));
    }
}
