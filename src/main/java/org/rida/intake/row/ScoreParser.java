package org.rida.intake.row;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.IdentifierParser;
import org.rida.intake.mapping.Mapping.FieldMapping;
import org.rida.intake.mapping.PiiMasking;
import org.rida.intake.mapping.Rule;
import org.rida.intake.mapping.TextNormalizer;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;

/** Parses the answers to one question: whole numbers on its scale, words that mean one, and words for "do not know". */
final class ScoreParser {

    /** Understood in every file, in addition to the words of the mapping. */
    private static final List<String> DONT_KNOW =
            List.of("لا أعرف", "لا أدري", "لا ينطبق", "don't know", "dont know", "not applicable");

    private final Question question;
    private final String header;
    private final CodeLookup codes;
    private final Set<String> dontKnow = new HashSet<>();
    private final ScaleChangeDetector scaleChanges;

    ScoreParser(Question question, String header, CodeLookup values, FieldMapping mapping) {
        this.question = question;
        this.header = header;
        this.codes = values;
        this.scaleChanges = new ScaleChangeDetector(question, header);
        DONT_KNOW.forEach(word -> dontKnow.add(TextNormalizer.fold(word)));
        mapping.dontKnow().forEach(word -> dontKnow.add(TextNormalizer.fold(word)));
    }

    /** Adds the score to the row, null for "do not know", or a violation. */
    void parse(RowBuilder row, String text) {
        if (dontKnow.contains(TextNormalizer.fold(text))) {
            row.score(question.code(), null);
            return;
        }
        Integer score = wholeNumber(scoreText(text));
        if (score == null) {
            row.addViolation(new RuleViolation(Rule.SCORE, header, scale(), PiiMasking.mask(text)));
            return;
        }
        // Scores outside of the scale count, too: they are what a change of scale looks like.
        scaleChanges.add(row.line(), score);
        if (score < question.scale().low() || score > question.scale().high()) {
            row.addViolation(new RuleViolation(Rule.SCORE_OUTSIDE_SCALE, header, scale(), text));
        } else {
            row.score(question.code(), score.toString());
        }
    }

    /** A change of scale within the column; empty without one. */
    Optional<RuleViolation> columnViolation() {
        return scaleChanges.violation();
    }

    /** The number that a word means; the text itself when no word is known. */
    private String scoreText(String text) {
        if (!codes.isEmpty()) {
            String code = codes.code(text);
            return code == null ? text : code;
        }
        if (question.scale() == AnswerScale.YES_NO) {
            String word = TextNormalizer.fold(text);
            return CodeLookup.YES.contains(word) ? "1" : CodeLookup.NO.contains(word) ? "0" : text;
        }
        return text;
    }

    private String scale() {
        return question.scale().low() + "–" + question.scale().high();
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
