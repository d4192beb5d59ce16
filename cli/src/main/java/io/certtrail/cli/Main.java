/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli;

import io.certtrail.cli.command.Certtrail;
import io.certtrail.cli.command.PlainParse;
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
        return plain.isPresent()
                ? plain.get().run()
                : Certtrail.commandLine(io, args).execute(args);
    }
}
