/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import java.util.Arrays;
import java.util.Optional;

/** Whether schemas may be written. */
enum Mode {
    READWRITE,
    READONLY;

    static Optional<Mode> of(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }
}
