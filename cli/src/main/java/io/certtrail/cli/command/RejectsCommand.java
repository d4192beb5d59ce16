/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.terminal.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What could not be read: listed, and read again, each by a command of its own below this one. */
@Command(
        name = "rejects",
        header = "Lists what could not be read, and reads it again.",
        description = {
            "",
            "Rejects are kept in the topic of that name, with their bytes (as far as 64 KiB, without secrets), reason and"
                    + " place; or in a file that ship, replay or parse wrote with --rejects."
        })
final class RejectsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw Failure.usage("rejects needs one of list, replay; 'certtrail rejects --help' tells about each");
    }
}
