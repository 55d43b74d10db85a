package org.rida.job.charity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rida.i18n.BilingualText;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;

/**
 * What a person entered about the questions of the survey, checked field by field: {@code overall.ar}, {@code overall.en} and {@code
 * overall.retired} of a question that is there, and {@code new.*} for one that is added.
 */
public final class QuestionForm {

    /** The fields of a question that is added; no question has this code, as no field is called so. */
    private static final String NEW = "new.";

    private static final int MOST_OPTIONS = 40;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final List<Question> known;
    private final Set<String> taken;

    /**
     * @param sent values by name of the field; unknown fields are not read
     * @param known the policy's questions, without their options
     * @param reserved codes that no question may have: names of other columns
     */
    public QuestionForm(Map<String, String> sent, List<Question> known, Set<String> reserved) {
        sent.forEach((field, value) -> values.put(field, value.strip()));
        this.known = known;
        this.taken = new HashSet<>(reserved);
        known.forEach(question -> taken.add(question.code()));
        check();
    }

    /** The answers that go with a role: another scale would leave the figures of the role without answers. */
    public static AnswerScale scale(QuestionRole role) {
        return switch (role) {
            case OVERALL, ASPECT, BEFORE, AFTER -> AnswerScale.ONE_TO_FIVE;
            case RECOMMEND -> AnswerScale.ZERO_TO_TEN;
            case EFFORT -> AnswerScale.ONE_TO_SEVEN;
            case INFORMED_OF_RIGHTS -> AnswerScale.YES_NO;
            case COMMENT, SUGGESTION -> AnswerScale.FREE_TEXT;
            case CHOICES -> AnswerScale.CHOICES;
        };
    }

    /** What a new question can be for: some roles may be shared, all others belong to one question, which stays theirs when retired. */
    public static List<QuestionRole> roles(List<Question> known) {
        return Arrays.stream(QuestionRole.values())
                .filter(role -> role == QuestionRole.ASPECT
                        || role == QuestionRole.CHOICES
                        || known.stream().noneMatch(question -> question.role() == role))
                .toList();
    }

    /** What is wrong: name of a field to the key of a message. Empty when all of it can be saved. */
    public Map<String, String> problems() {
        return problems;
    }

    /** The value of a field; empty where none was sent. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    /** Whether a question is added. */
    public boolean adds() {
        return !get("new.ar").isEmpty() || !get("new.en").isEmpty();
    }

    /** The code that a new question gets unless another is entered; empty when there is nothing to propose. */
    public Optional<String> proposedCode() {
        return adds() && get("new.code").isEmpty() && problems.isEmpty()
                ? Optional.of(QuestionText.proposedCode(get("new.en"), taken))
                : Optional.empty();
    }

    /** The question that is added; only without problems. */
    Question added() {
        QuestionRole role = QuestionRole.valueOf(get("new.role"));
        return new Question(get("new.code"), name(NEW), scale(role), role, options(), false);
    }

    BilingualText name(String place) {
        return new BilingualText(get(place + "ar"), get(place + "en"));
    }

    private List<Policy.Term> options() {
        Set<String> codes = new HashSet<>();
        return lines().stream()
                .map(line -> {
                    String[] words = line.split("\\|", 2);
                    String code = QuestionText.proposedCode(words[1].strip(), codes);
                    codes.add(code);
                    return new Policy.Term(code, new BilingualText(words[0].strip(), words[1].strip()));
                })
                .toList();
    }

    private List<String> lines() {
        return get("new.role").equals(QuestionRole.CHOICES.name())
                ? get("new.options")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList()
                : List.of();
    }

    private void check() {
        for (Question question : known) {
            text(question.code() + ".ar");
            text(question.code() + ".en");
        }
        if (adds()) {
            checkNew();
        }
    }

    private void checkNew() {
        text("new.ar");
        text("new.en");
        String code = get("new.code");
        reject("new.code", !code.isEmpty() && !code.matches("[a-z][a-z0-9-]{0,39}"), "code");
        reject("new.code", taken.contains(code), "taken");
        boolean role = roles(known).stream().anyMatch(r -> r.name().equals(get("new.role")));
        reject("new.role", !role, "role");
        boolean choices = get("new.role").equals(QuestionRole.CHOICES.name());
        List<String> lines = lines();
        reject(
                "new.options",
                choices
                        && (lines.size() < 2
                                || lines.size() > MOST_OPTIONS
                                || lines.stream().anyMatch(line -> !isOption(line))),
                "options");
    }

    private static boolean isOption(String line) {
        String[] words = line.split("\\|", -1);
        return words.length == 2
                && EnteredText.problem(words[0].strip()).isEmpty()
                && EnteredText.problem(words[1].strip()).isEmpty();
    }

    private void text(String field) {
        EnteredText.problem(get(field)).ifPresent(problem -> problems.putIfAbsent(field, problem));
    }

    private void reject(String field, boolean wrong, String problem) {
        if (wrong) {
            problems.putIfAbsent(field, "questions.problem." + problem);
        }
    }
}
