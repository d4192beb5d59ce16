/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import java.util.List;
import java.util.Optional;

/** A version as a path has it: a number from 1, or the latest. */
record VersionNumber(int number) {
    private static final int LATEST = -1;

    static VersionNumber of(String text) {
        if (text.equals("latest")) {
            return new VersionNumber(LATEST);
        }
        try {
            var number = Integer.parseInt(text);
            if (number >= 1 || number == LATEST) {
                return new VersionNumber(number);
            }
            throw RegistryError.invalidVersion(text);
        } catch (NumberFormatException e) {
            throw RegistryError.invalidVersion(text);
        }
    }

    boolean isLatest() {
        return number == LATEST;
    }

    Optional<SchemaVersion> among(List<SchemaVersion> versions) {
        return versions.stream()
                .filter(each -> isLatest() || each.version() == number)
                .reduce((earlier, later) -> later);
    }

    @Override
    public String toString() {
        return isLatest() ? "latest" : String.valueOf(number);
    }
}
