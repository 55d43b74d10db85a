package org.rida.console.analysis;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.console.analysis.RequestController.RequestFact;
import org.rida.intake.person.FoundRow;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Theme;
import org.rida.tally.theme.ThemeMatcher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was answered about a request, in the words of the survey. */
@Component
class RequestAnswers {

    private final Policy policy;
    private final JsonMapper json;

    RequestAnswers(Policy policy, JsonMapper json) {
        this.policy = policy;
        this.json = json;
    }

    /** A survey response about the request, with the themes that its texts mention. */
    record RequestAnswer(
            LocalDate day,
            List<RequestFact> scores,
            List<String> texts,
            List<Theme> themes,
            String file,
            @Nullable Long line) {}

    RequestAnswer read(FoundRow row, RequestUser user) {
        List<String> texts = Stream.of("comment", "suggestion")
                .flatMap(column -> Optional.ofNullable(row.content().get(column)).stream())
                .filter(text -> !text.isBlank())
                .toList();
        Set<String> themes = new ThemeMatcher(policy.themes()).themesOf(texts.toArray(String[]::new));
        return new RequestAnswer(
                LocalDate.parse(Objects.requireNonNull(row.content().get("answered_on"))),
                scores(row, user),
                texts,
                policy.themes().stream()
                        .filter(theme -> themes.contains(theme.code()))
                        .toList(),
                row.file(),
                row.line());
    }

    /** In the order of the survey; of questions that the policy no longer has at the end. */
    private List<RequestFact> scores(FoundRow row, RequestUser user) {
        Map<String, String> scores = new LinkedHashMap<>();
        json.readTree(row.content().getOrDefault("scores", "{}"))
                .properties()
                .forEach(score -> scores.put(
                        score.getKey(),
                        score.getValue().isNull() ? "" : score.getValue().asString()));
        List<String> order = policy.questions().stream().map(Question::code).toList();
        return scores.entrySet().stream()
                .sorted(Comparator.comparing(
                        score -> order.contains(score.getKey()) ? order.indexOf(score.getKey()) : order.size()))
                .map(score ->
                        new RequestFact(question(score.getKey(), user), score(score.getKey(), score.getValue(), user)))
                .toList();
    }

    /** Of a question that is answered by yes or no the word. */
    private String score(String code, String score, RequestUser user) {
        boolean isYesOrNo = policy.questions().stream()
                .anyMatch(question -> question.code().equals(code) && question.scale() == Question.AnswerScale.YES_NO);
        if (score.isEmpty()) {
            return user.messages().format("request.no-score");
        }
        return isYesOrNo
                ? user.messages().format(score.equals("1") ? "console.yes" : "console.no")
                : user.messages().digits(score);
    }

    /** By the policy of today: of a question that is asked no more the code remains. */
    private String question(String code, RequestUser user) {
        return policy.questions().stream()
                .filter(question -> question.code().equals(code))
                .map(Question::name)
                .map(name -> name.in(user.messages().language()))
                .findFirst()
                .orElse(code);
    }
}
