package org.rida.intake.row;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.Mapping.FieldMapping;
import org.rida.intake.mapping.Rule;
import org.rida.intake.mapping.ScaleRecoding;
import org.rida.intake.text.IdentifierParser;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.privacy.PiiMasking;

/** Parses the answers to one question: whole numbers on its scale, words that mean one, and words for "do not know". */
final class ScoreParser {

    private static final int TEN = 10;
    private static final int HUNDRED = 100;
    private static final int QUARTER = 25;
    /** Slot of the day of an answer, see {@link org.rida.intake.mapping.FieldCatalog}. */
    private static final int ANSWERED_ON = 2;

    /** Understood in every file, in addition to the words of the mapping. */
    private static final List<String> DONT_KNOW =
            List.of("لا أعرف", "لا أدري", "لا ينطبق", "don't know", "dont know", "not applicable");

    private final Question question;
    private final String header;
    private final CodeLookup codes;
    private final Set<String> dontKnow = new HashSet<>();
    private final ScaleRecoding recoding;
    private final ScaleChangeDetector scaleChanges;
    private final boolean inGroup;
    private boolean ticksOnly = true;

    /** @param inGroup whether the column was found by the last part of its header only */
    ScoreParser(Question question, String header, CodeLookup values, FieldMapping mapping, boolean inGroup) {
        this.inGroup = inGroup;
        this.question = question;
        this.recoding = ScaleRecoding.of(mapping.scale(), mapping.reversed(), question.scale());
        this.header = header;
        this.codes = values;
        this.scaleChanges = new ScaleChangeDetector(question, header);
        DONT_KNOW.forEach(word -> dontKnow.add(TextNormalizer.key(word)));
        mapping.dontKnow().forEach(word -> dontKnow.add(TextNormalizer.key(word)));
    }

    /** Adds the score to the row, null for "do not know", or a violation. */
    void parse(RowBuilder row, String text) {
        if (dontKnow.contains(TextNormalizer.key(text))) {
            row.score(question.code(), null);
            return;
        }
        String number = scoreText(text);
        if (number == null) {
            row.addViolation(new RuleViolation(Rule.UNKNOWN_VALUE, header, codes.expected(), PiiMasking.mask(text)));
            return;
        }
        if (number.isEmpty()) {
            return;
        }
        Integer score = wholeNumber(number);
        if (score == null) {
            Rule rule = isOfFinerScale(number) ? Rule.SCORE_OUTSIDE_SCALE : Rule.SCORE;
            row.addViolation(new RuleViolation(rule, header, recoding.range(), PiiMasking.mask(text)));
            return;
        }
        // Scores outside of the scale count, too: they are what a change of scale looks like.
        ticksOnly = ticksOnly && (score == 0 || score == 1);
        scaleChanges.add(row.line(), row.get(ANSWERED_ON), score);
        if (recoding.isOnScale(score)) {
            row.score(question.code(), Integer.toString(recoding.convert(score)));
        } else {
            Rule rule = isOfAnotherScale(score) || score == question.scale().high() + 1
                    ? Rule.SCORE_OUTSIDE_SCALE
                    : Rule.SCORE;
            row.addViolation(new RuleViolation(rule, header, recoding.range(), text));
        }
    }

    /**
     * A change of scale within the column, or ticks of a question with several answers instead of scores; empty
     * without either.
     */
    Optional<RuleViolation> columnViolation() {
        return inGroup && ticksOnly && scaleChanges.hasAnswers() && question.scale() != AnswerScale.YES_NO
                ? Optional.of(new RuleViolation(Rule.TICKS_ONLY, header, "", ""))
                : scaleChanges.violation();
    }

    /**
     * The number that a word means; the text itself when no word is known; empty for a value that is to be ignored;
     * null when the mapping gives numbers another meaning and does not list this one.
     */
    private @Nullable String scoreText(String text) {
        if (codes.isEmpty()) {
            return text;
        }
        String code = codes.code(text);
        return code != null ? code : codes.recodesNumbers() ? null : text;
    }

    /**
     * Whether a score that is not on the scale is one of a usual other scale, up to 10 or to 100. 11 among 1 to 5 and 55 are
     * slips of the finger, 99 and -1 signs for no answer: they spoil their row only. 11 among 0 to 10 is a scale that
     * begins with 1, as survey tools code it.
     */
    private static boolean isOfAnotherScale(int score) {
        return score >= 0 && score <= TEN
                || score <= HUNDRED && score > TEN && (score % TEN == 0 || score % QUARTER == 0);
    }

    /** Whether the text is a number between two whole ones, or a percentage: such answers are those of another scale. */
    private static boolean isOfFinerScale(String text) {
        String number = TextNormalizer.latinDigits(text);
        return number.length() <= 7 && number.matches("-?\\d+[.,]\\d+|\\d+([.,]\\d+)?\\s*[%٪]");
    }

    /** Null for anything but a whole number of at most six characters. */
    private static @Nullable Integer wholeNumber(String text) {
        String plain = IdentifierParser.clean(text);
        if (plain.isEmpty() || plain.length() > 6) {
            return null;
        }
        try {
            return Integer.valueOf(plain);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
