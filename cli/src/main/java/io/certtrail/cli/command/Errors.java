/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.catalogue.CatalogueException;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.Safe;
import io.certtrail.correlator.streams.CorrelatorException;
import io.certtrail.embedded.process.StartException;
import io.certtrail.embedded.process.UnreachableException;
import io.certtrail.ingest.files.CaseException;
import io.certtrail.ingest.kafka.ServiceUnreachable;
import io.certtrail.ingest.kafka.TakenOver;
import io.certtrail.schemas.words.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every way to fail into one line on standard error and an exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Terminal io;
    private final Certtrail root;

    Errors(Terminal io, Certtrail root) {
        this.io = io;
        this.root = root;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        var name = failure.getCommandLine().getCommandSpec().qualifiedName();
        say(failure, "%s; '%s --help' shows the usage".formatted(usage(failure), name));
        return ExitCode.USAGE.number();
    }

    private static String usage(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched);
        }
        var first = Objects.requireNonNullElse(failure.getMessage(), "wrong usage")
                .lines()
                .findFirst()
                .orElse("");
        return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        var line = failure.getCommandLine();
        var word = failure.getUnmatched().get(0);
        var isOption = word.startsWith("-");
        var known = new ArrayList<String>();
        if (isOption) {
            line.getCommandSpec().optionsMap().keySet().forEach(known::add);
        } else {
            known.addAll(line.getSubcommands().keySet());
        }
        var nearest = Nearest.to(word, known, 1);
        return "unknown %s '%s'%s"
                .formatted(
                        isOption ? "option" : known.isEmpty() ? "argument" : "command",
                        word,
                        nearest.isEmpty() ? "" : ", did you mean '%s'?".formatted(nearest.get(0)));
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        return tell(failure);
    }

    /** Tells why a command failed, and how the process ends. */
    int tell(Exception failure) {
        if (failure instanceof Failure known) {
            say(failure, known.getMessage());
            return known.code().number();
        }
        if (isUnreached(failure)) {
            say(failure, failure.getMessage());
            return ExitCode.UNREACHED.number();
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            say(failure, "interrupted before it was done");
            return ExitCode.INTERRUPTED.number();
        }
        say(failure, other(failure));
        return ExitCode.USAGE.number();
    }

    private static boolean isUnreached(Exception failure) {
        return failure instanceof ServiceUnreachable
                || failure instanceof CorrelatorException
                || failure instanceof UnreachableException
                || failure instanceof KafkaException;
    }

    private static String other(Exception failure) {
        if (failure instanceof CatalogueException) {
            return "catalogue: " + failure.getMessage();
        }
        if (failure instanceof CaseException
                || failure instanceof TakenOver
                || failure instanceof StartException
                || failure instanceof IllegalArgumentException) {
            return Objects.requireNonNullElse(failure.getMessage(), "wrong usage");
        }
        Exception cause = failure;
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            cause = unchecked.getCause();
        }
        if (cause instanceof NoSuchFileException missing) {
            return "no such file or folder '%s'; check the path".formatted(missing.getFile());
        }
        if (cause instanceof AccessDeniedException denied) {
            return "'%s' may not be read or written; check its permissions".formatted(denied.getFile());
        }
        if (cause instanceof IOException) {
            return "input or output failed: %s; run again with --debug for the details".formatted(cause.getMessage());
        }
        return "unexpected %s: %s; run again with --debug and report it"
                .formatted(cause.getClass().getSimpleName(), cause.getMessage());
    }

    private void say(Exception failure, @Nullable String line) {
        io.out().flush();
        io.err().println("certtrail: " + Safe.text(Objects.requireNonNullElse(line, failure.toString())));
        if (root.debug()) {
            failure.printStackTrace(io.err());
        }
        io.flush();
    }
}
