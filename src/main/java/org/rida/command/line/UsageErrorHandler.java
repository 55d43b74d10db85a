package org.rida.command.line;

import java.util.Arrays;
import java.util.List;
import org.rida.i18n.Language;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports wrong usage: one sentence in the language of the user, and the command that shows the help. picocli's own
 * messages are in English only.
 */
public record UsageErrorHandler(Terminal terminal) implements IParameterExceptionHandler {

    private static final String LANGUAGE = "--lang";

    /** @return 2, the exit code for wrong usage */
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        terminal.problemLine(sentence(error));
        terminal.problem(
                "command.usage.help",
                "call",
                CommandSyntax.command((command(error.getCommandLine()) + " --help").trim()));
        return error.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }

    // most specific first: a missing option is also an error about an argument
    private String sentence(ParameterException error) {
        if (error instanceof MissingParameterException missing) {
            List<String> names = missing.getMissing().stream()
                    .map(m -> m.isOption() ? ((CommandLine.Model.OptionSpec) m).longestName() : m.paramLabel())
                    .toList();
            return terminal.messages().format("command.usage.missing", "names", names);
        }
        if (error instanceof UnmatchedArgumentException unknown) {
            return unknown(unknown);
        }
        if (error.getArgSpec() != null) {
            return terminal.messages()
                    .format(
                            "command.usage.value",
                            "name",
                            error.getArgSpec().isOption()
                                    ? ((CommandLine.Model.OptionSpec) error.getArgSpec()).longestName()
                                    : error.getArgSpec().paramLabel(),
                            "found",
                            String.valueOf(error.getValue()));
        }
        return terminal.messages().format("command.usage.other", "reason", String.valueOf(error.getMessage()));
    }

    /** Similar names that picocli knows are proposed, for a misspelt option or command. */
    private String unknown(UnmatchedArgumentException error) {
        String found = String.join(" ", error.getUnmatched());
        List<String> suggestions = error.getSuggestions();
        return suggestions.isEmpty()
                ? terminal.messages().format("command.usage.unknown", "found", found)
                : terminal.messages().format("command.usage.unknown-meant", "found", found, "suggestions", suggestions);
    }

    /**
     * Applies {@code --lang} before parsing, because help and usage errors may occur before the parser reaches the option.
     *
     * @param arguments both {@code --lang ar} and {@code --lang=ar}
     */
    public static void applyLanguage(Terminal terminal, String... arguments) {
        List<String> all = Arrays.asList(arguments);
        int at = all.indexOf(LANGUAGE);
        String code = at >= 0 && at + 1 < all.size()
                ? all.get(at + 1)
                : all.stream()
                        .filter(a -> a.startsWith(LANGUAGE + "="))
                        .map(a -> a.substring(LANGUAGE.length() + 1))
                        .findFirst()
                        .orElse("");
        Arrays.stream(Language.values()).filter(l -> l.code().equals(code)).forEach(terminal::setLanguage);
    }

    /** Name of the command without {@code rida}; empty for the top-level command. */
    private static String command(CommandLine line) {
        String full = line.getCommandSpec().qualifiedName();
        int top = full.indexOf(' ');
        return top < 0 ? "" : full.substring(top + 1);
    }
}
