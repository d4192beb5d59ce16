/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.explain.Explainer;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.AnswerView;
import io.certtrail.cli.view.Palette;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells what a code means. */
@Command(
        name = "explain",
        addMethodSubcommands = false,
        header = "What a code means, what causes it and what to do.",
        description = {
            "",
            "CODE is a diagnosis (PKCS-RPC-UNAVAILABLE), an event id (4005), an HRESULT (0x80094800,"
                    + " -2146875392), an IIS status (500 0 1346, 403.16), a SCEP value (badRequest) or a signal."
        })
final class ExplainCommand implements Callable<Integer> {
    private final Terminal io;

    private final Certtrail root;

    @Mixin
    private CatalogueOption catalogue = new CatalogueOption();

    @Parameters(paramLabel = "CODE", arity = "1..*", description = "the code; its parts may be words of their own")
    private List<String> words = List.of();

    ExplainCommand(Terminal io, Certtrail root) {
        this.io = io;
        this.root = root;
    }

    @Override
    public Integer call() {
        var code = String.join(" ", words);
        var explainer = new Explainer(catalogue.load());
        var answers = explainer.answers(code);
        if (answers.isEmpty()) {
            throw Failure.usage(
                    "'%s' is not known; nearest: %s".formatted(code, String.join(", ", explainer.nearest(code))));
        }
        AnswerView.lines(answers, Palette.of(root.colours())).forEach(io.out()::println);
        return ExitCode.DONE.number();
    }
}
