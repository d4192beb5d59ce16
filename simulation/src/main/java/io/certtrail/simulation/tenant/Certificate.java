/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.world.Chance;

/** What tells one certificate from all others. */
public record Certificate(String thumbprint, String serial) {
    /** A new one. */
    public static Certificate next(Chance chance) {
        return new Certificate(chance.upperHex(40), "68" + chance.upperHex(36));
    }
}
