/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.terminal.ColorWhen;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line as a whole: what all commands share, and the list of them. */
@Command(
        name = "certtrail",
        addMethodSubcommands = false,
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = false,
        header = "Follows certificate requests of Microsoft Intune through device, NDES, connector and CA logs.",
        synopsisHeading = "%nUsage: ",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n")
public final class Certtrail implements Callable<Integer> {
    private final Terminal io;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "auto, always or never; auto colours on a terminal unless NO_COLOR is set")
    private ColorWhen color = ColorWhen.AUTO;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "show the stack trace of an error")
    private boolean debug;

    Certtrail(Terminal io) {
        this.io = io;
    }

    /**
     * The parser, ready to execute these words: with the command they begin with, or with all commands, to show or to
     * name the nearest, when they begin with none.
     */
    public static CommandLine commandLine(Terminal io, String... words) {
        var root = new Certtrail(io);
        var line = new CommandLine(root);
        for (var command : root.commands(words.length == 0 ? "" : words[0])) {
            line.addSubcommand(command);
        }
        Optional.ofNullable(line.getSubcommands().get("rejects"))
                .ifPresent(rejects -> rejects.addSubcommand(new RejectsListCommand(io, root))
                        .addSubcommand(new RejectsReplayCommand(io)));
        // A code may be a negative number, which looks like an option.
        Optional.ofNullable(line.getSubcommands().get("explain"))
                .ifPresent(explain -> explain.setUnmatchedOptionsArePositionalParams(true));
        var errors = new Errors(io, root);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(Terminal.WIDTH)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setOut(writer(io.out()))
                .setErr(writer(io.err()))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Describing a command to the parser takes longer than many a command runs. */
    private List<Object> commands(String name) {
        var named = commands().stream()
                .filter(command ->
                        command.getClass().getAnnotation(Command.class).name().equals(name))
                .toList();
        return named.isEmpty() ? commands() : named;
    }

    private List<Object> commands() {
        return List.of(
                new DemoCommand(io, this),
                new ReplayCommand(io, this),
                new UpCommand(io),
                new ShipCommand(io),
                new CorrelateCommand(io),
                new AlertCommand(io),
                new RejectsCommand(),
                new ParseCommand(io),
                new BaselineCommand(io, this),
                new ExplainCommand(io, this),
                new SimulateCommand(io),
                new CatalogueCommand(io, this));
    }

    /** Whether an error shows its stack trace. */
    boolean debug() {
        return debug;
    }

    /** Whether standard output is coloured. */
    boolean colours() {
        return io.colours(color);
    }

    @Override
    public Integer call() {
        throw Failure.usage("no command given; 'certtrail --help' lists them");
    }
}
