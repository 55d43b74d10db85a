package org.rida.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.RidaApplication;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.i18n.Language;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Every command, every option and everything else to name is told in both languages, with examples and exit codes. */
class HelpTest {

    private static final String ARABIC = "[\\u0600-\\u06ff]";

    @ParameterizedTest
    @EnumSource(Language.class)
    void everythingIsDescribed(Language language) {
        Terminal terminal = new Terminal(System.out, System.err);
        terminal.setLanguage(language);
        CommandLine line = CommandLineMain.line(new ContextLauncher(RidaApplication.class), terminal);

        assertThat(commands(line)).hasSizeGreaterThan(25).allSatisfy(command -> {
            CommandSpec spec = command.getCommandSpec();
            assertSpoken(language, spec.qualifiedName(), spec.usageMessage().description());
            Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
                    .forEach(argument ->
                            assertSpoken(language, spec.qualifiedName() + " " + argument, argument.description()));
            assertThat(spec.usageMessage().footer())
                    .as(spec.qualifiedName() + ": examples")
                    .anyMatch(example -> example.contains("rida"));
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsPrintedHoldsExamplesAndExitCodes(Language language) {
        CommandOutput said = CommandOutput.to(CommandOutput.unstartable(), "run", "--lang", language.code(), "--help");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("rida run monthly-board-report --month 2024-11..2026-10", "  4   ");
        assertThat(said.out()
                                .lines()
                                .filter(l -> l.matches(".*" + ARABIC + ".*"))
                                .count()
                        > 10)
                .isEqualTo(language == Language.AR);
    }

    private static void assertSpoken(Language language, String what, String[] told) {
        String all = String.join(" ", told);
        assertThat(all).as(what).isNotBlank();
        assertThat(all.matches("(?s).*" + ARABIC + ".*")).as(what + ": " + all).isEqualTo(language == Language.AR);
    }

    private static List<CommandLine> commands(CommandLine line) {
        List<CommandLine> all = new ArrayList<>(List.of(line));
        line.getSubcommands().values().stream().distinct().forEach(sub -> all.addAll(commands(sub)));
        return all;
    }
}
