package org.rida.intake.row;

import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.IdentifierParser;
import org.rida.intake.mapping.Mapping.FieldMapping;
import org.rida.intake.mapping.PiiMasking;
import org.rida.intake.mapping.Rule;
import org.rida.intake.mapping.TextNormalizer;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;













import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers to one question: whole numbers on its scale, words for them, and words for "do not know". */
final class ScoreParser {

    private static final List<String> DONT_KNOW =
            List.of("لا أعرف", "لا أدري", "لا ينطبق", "don't know", "dont know", "not applicable");

    private final Question question;
    private final String header;
    private final CodeLookup values;
    private final Set<String> dontKnow = new HashSet<>();
    private final ScaleChangeDetector watch;

    ScoreParser(Question question, String header, CodeLookup values, FieldMapping mapping) {
        this.question = question;
        this.header = header;
        this.values = values;
        this.watch = new ScaleChangeDetector(question, header);
        DONT_KNOW.forEach(word -> dontKnow.add(TextNormalizer.fold(word)));
        mapping.dontKnow().forEach(word -> dontKnow.add(TextNormalizer.fold(word)));
    }

    void read(RowBuilder row, String text) {
        if (dontKnow.contains(TextNormalizer.fold(text))) {
            row.score(question.code(), null);
            return;
        }
        Integer score = wholeNumber(listed(text));
        if (score == null) {
            row.found(new RuleViolation(Rule.SCORE, header, scale(), PiiMasking.mask(text)));
            return;
        }
        watch.saw(row.line(), score);
        if (score < question.scale().low() || score > question.scale().high()) {
            row.found(new RuleViolation(Rule.SCORE_OUTSIDE_SCALE, header, scale(), text));
        } else {
            row.score(question.code(), score.toString());
        }
    }

    Optional<RuleViolation> ofTheWholeColumn() {
        return watch.finding();
    }

    private String listed(String text) {
        if (!values.isEmpty()) {
            String code = values.code(text);
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
