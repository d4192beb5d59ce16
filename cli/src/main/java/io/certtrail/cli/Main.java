/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli;

import io.certtrail.cli.command.Certtrail;
import io.certtrail.cli.command.PlainParse;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Output;
import io.certtrail.cli.terminal.Terminal;

/** The command {@code certtrail}. */
public final class Main {
    private Main() {}

    /** Runs a command in a process of its own. */
    public static void main(String[] args) {
        var io = Terminal.ofProcess();
        var status = run(args, io);
        io.flush();
        System.exit(status);
    }

    /** Runs a command and says how the process would end; tests call this. */
    public static int run(String[] args, Terminal io) {
        var plain = PlainParse.of(io, args);
        var status = plain.isPresent()
                ? plain.get().run()
                : Certtrail.commandLine(io, args).execute(args);
        var failure = io.out() instanceof Output out ? out.failure() : null;
        return failure == null ? status : notWhole(io, failure);
    }

    private static int notWhole(Terminal io, String why) {
        io.err().println("certtrail: standard output is not whole: %s; make room, or write elsewhere".formatted(why));
        return ExitCode.USAGE.number();
    }
}
