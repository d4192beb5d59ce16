/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.terminal;

/** Why a command cannot go on, in one line: the value, the place and the way out. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode code;

    private Failure(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    private Failure(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    /** What was asked cannot be done as it was asked. */
    public static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, message);
    }

    /** What was asked cannot be done as it was asked, as the cause shows. */
    public static Failure usage(String message, Exception cause) {
        return new Failure(ExitCode.USAGE, message, cause);
    }

    /** There was nothing to read, or nothing of it could be read. */
    public static Failure nothingRead(String message) {
        return new Failure(ExitCode.NOTHING_READ, message);
    }

    /** A broker, registry or other service did not answer. */
    public static Failure unreached(String message, Exception cause) {
        return new Failure(ExitCode.UNREACHED, message, cause);
    }

    /** The run was told to stop before it was done. */
    public static Failure interrupted(String message) {
        return new Failure(ExitCode.INTERRUPTED, message);
    }

    /** How the process ends. */
    public ExitCode code() {
        return code;
    }
}
