/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.terminal;

import java.util.Objects;

/** What a chain of causes comes down to. */
public final class RootCause {
    private static final int DEEPEST = 20;

    private RootCause() {}

    /** Message of the innermost cause, or its kind when it has none. */
    public static String message(Throwable failure) {
        var cause = failure;
        for (var depth = 0; depth < DEEPEST && cause.getCause() != null; depth++) {
            cause = Objects.requireNonNull(cause.getCause());
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }
}
