package org.rida.report.opinion;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.tally.count.Population;

/** What an answer says: whether it is valid, and whether it is a satisfied one. */
final class AnswerScores {

    /** Before the name of a theme's population: only those who say how satisfied they are. */
    static final String RATED = "rated:";

    private static final int SATISFIED = 4;
    private static final int EASY = 5;
    private static final int PROMOTER = 9;
    private static final String DONT_KNOW = "dont_know";

    private final Policy policy;
    private final Map<String, Optional<Question>> questions = new HashMap<>();

    AnswerScores(Policy policy) {
        this.policy = policy;
    }

    /** The population under which the answer is counted. */
    static String stored(String population) {
        return population.startsWith(RATED) ? population.substring(RATED.length()) : population;
    }

    /** The bucket of a valid answer; of themes whoever mentions one. */
    @Nullable
    String valid(String population, @Nullable String bucket) {
        if (bucket == null) {
            return null;
        }
        if (population.startsWith(RATED)) {
            return !bucket.isEmpty() && bucket.chars().allMatch(c -> c >= '0' && c <= '9') ? bucket : null;
        }
        return population.startsWith(Population.THEME.code()) || !bucket.equals(DONT_KNOW) ? bucket : null;
    }

    /**
     * Of a question that is asked no longer nobody counts as satisfied, for which the strictest minimum holds: what was issued of it
     * stays known.
     *
     * @param bucket of a valid answer
     */
    boolean isSatisfied(String population, String bucket) {
        if (population.startsWith(RATED)) {
            return Integer.parseInt(bucket) >= SATISFIED;
        }
        if (!population.startsWith(Population.SCORE.code())) {
            return true;
        }
        Optional<Question> question = questions.computeIfAbsent(population, this::question);
        if (question.isEmpty()) {
            return false;
        }
        return switch (question.get().scale()) {
            case ONE_TO_FIVE -> Integer.parseInt(bucket) >= SATISFIED;
            case ONE_TO_SEVEN -> Integer.parseInt(bucket) >= EASY;
            case ZERO_TO_TEN -> Integer.parseInt(bucket) >= PROMOTER;
            case YES_NO -> bucket.equals("yes");
            case FREE_TEXT, CHOICES -> true;
        };
    }

    private Optional<Question> question(String population) {
        String code = population.substring(Population.SCORE.code().length());
        return policy.questions().stream()
                .filter(question -> question.code().equals(code))
                .findFirst();
    }
}
