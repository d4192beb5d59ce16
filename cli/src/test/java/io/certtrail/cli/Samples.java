/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli;

import java.nio.file.Path;

/** The sample case of the checkout. */
public final class Samples {
    public static final Path FOLDER = Path.of("..", "samples").toAbsolutePath().normalize();

    private Samples() {}
}
