package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditOutcome;
import org.rida.access.Role;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.job.run.RunState;
import org.rida.schedule.DueState;

/** Pages say nothing but what the message files have, and nothing that a policy against inline scripts would refuse. */
class TemplatesTest {

    private static final Path FOLDER = Path.of("src/main/resources/templates");
    private static final Pattern KEY = Pattern.compile("format\\.translate\\('([a-z0-9.-]+)'[,)]");
    private static final Pattern TAG = Pattern.compile("<[^>]*>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern FRAGMENT = Pattern.compile("th:fragment=\"([\\w-]+)\\(([^)]*)\\)\"");
    private static final Pattern CALL =
            Pattern.compile("~\\{([\\w-]*) ?:: ?([\\w-]+)\\(((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*)\\)}");
    private static final Pattern REASON = Pattern.compile(
            "<(?:input|textarea)(?![^>]*type=\"hidden\")[^>]*\\sname=\"(?:reason|note|owner|action|obstacle)\"[^>]*>");
    private static final Pattern SPOKEN =
            Pattern.compile("\\s(?:title|alt|placeholder|aria-label)=\"([^\"]*\\p{L}[^\"]*)\"");

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".html")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTextComesFromTheMessageFiles(Path template) throws IOException {
        String page = Files.readString(template);
        String literals = TAG.matcher(
                        page.replaceAll("(?s)<!DOCTYPE.*?>", "").replaceAll("(?s)=\"[^\"]*\"|='[^']*'", ""))
                .replaceAll("");
        assertThat(literals.replaceAll("[\\s·:,.]", "")).isEmpty();
        assertThat(SPOKEN.matcher(page).results().map(r -> r.group(1)).toList()).isEmpty();

        Matcher key = KEY.matcher(page);
        for (Language language : Language.values()) {
            Messages wording = new Messages(language, DigitSystem.EUROPEAN);
            assertThat(key.reset()
                            .results()
                            .map(r -> r.group(1))
                            .filter(k -> !wording.contains(k))
                            .toList())
                    .isEmpty();
        }
    }

    /** The server refuses longer ones, too, but only after they were typed. */
    @ParameterizedTest
    @MethodSource("templates")
    void fieldsForReasonsSayHowLongTheyMayBe(Path template) throws IOException {
        assertThat(REASON.matcher(Files.readString(template)).results().map(MatchResult::group))
                .allSatisfy(field -> assertThat(field).containsPattern("maxlength=\"\\d+\""));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noInlineScriptsOrStyles(Path template) throws IOException {
        assertThat(Files.readString(template))
                .doesNotContainPattern("\\sstyle=|<style|\\son[a-z]+=|javascript:|<script>|hx-on");
    }

    /** A fragment with other parameters than its callers name fails when a page has what it shows, and only then. */
    @Test
    void fragmentsAreCalledWithTheParametersThatTheyDeclare() throws IOException {
        Map<String, Integer> declared = new HashMap<>();
        for (Path template : templates().toList()) {
            FRAGMENT.matcher(Files.readString(template))
                    .results()
                    .forEach(f -> declared.put(name(template) + " :: " + f.group(1), arguments(f.group(2))));
        }
        List<String> wrong = new ArrayList<>();
        for (Path template : templates().toList()) {
            CALL.matcher(Files.readString(template)).results().forEach(call -> {
                String of = call.group(1).isEmpty() ? name(template) : call.group(1);
                String fragment = of + " :: " + call.group(2);
                int given = arguments(call.group(3));
                if (!declared.getOrDefault(fragment, -1).equals(given)) {
                    wrong.add(template.getFileName() + " calls " + fragment + " with " + given);
                }
            });
        }
        assertThat(declared).hasSizeGreaterThan(10);
        assertThat(wrong).isEmpty();
    }

    /** What is replaced is so before its condition is asked, so that it is shown in every case. */
    @ParameterizedTest
    @MethodSource("templates")
    void noConditionStandsOnWhatIsReplaced(Path template) throws IOException {
        assertThat(TAG.matcher(Files.readString(template))
                        .results()
                        .map(MatchResult::group)
                        .filter(tag -> tag.contains(" th:replace=")
                                && tag.matches("(?s).*\\sth:(?:if|unless|each)=.*")
                                && !tag.contains(" th:fragment=")))
                .isEmpty();
    }

    private static String name(Path template) {
        return template.getFileName().toString().replace(".html", "");
    }

    /** Commas that are within no further brackets or quotes separate. */
    private static int arguments(String list) {
        int depth = 0;
        int count = list.isBlank() ? 0 : 1;
        boolean quoted = false;
        for (int at = 0; at < list.length(); at++) {
            char c = list.charAt(at);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && "({[".indexOf(c) >= 0) {
                depth++;
            } else if (!quoted && ")}]".indexOf(c) >= 0) {
                depth--;
            } else if (!quoted && c == ',' && depth == 0) {
                count++;
            }
        }
        return count;
    }

    /** Keys that templates build from codes. */
    @Test
    void everyCodeHasAMessage() {
        Stream<String> keys = Stream.of(
                        Stream.of(Role.values()).map(r -> "role." + r.code()),
                        Stream.of(AuditAction.values()).map(d -> "audit." + d.code()),
                        Stream.of(Actor.Kind.values()).map(k -> "audit.kind." + k.code()),
                        Stream.of(AuditOutcome.values()).map(o -> "audit.outcome." + o.code()),
                        Stream.of(RunState.values()).map(s -> "console.run.state." + s.code()),
                        Stream.of(DueState.values()).map(s -> "console.due." + s.code()))
                .flatMap(k -> k);
        List<String> all = keys.map(k -> k.toLowerCase(Locale.ROOT)).toList();
        for (Language language : Language.values()) {
            Messages wording = new Messages(language, DigitSystem.EUROPEAN);
            assertThat(all).allMatch(wording::contains);
        }
    }
}
