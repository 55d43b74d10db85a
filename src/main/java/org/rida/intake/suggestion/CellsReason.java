package org.rida.intake.suggestion;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.suggestion.ProposalReason.ReasonType;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/** What the cells of a column say for or against a field: how many are days, known words or numbers of a scale. */
record CellsReason(SampleColumns columns, RecordType recordType, Policy policy) {

    /** In words. */
    private static final int SENTENCE = 5;

    private static final String FITS = "fits";
    private static final String OF = "of";
    private static final String CELL = "cell";

    /** A day before a month and the other way round, where the day is no month. */
    private static final Pattern DAY_FIRST = Pattern.compile("(?:1[3-9]|2\\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-]\\d+.*");

    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?:0?[1-9]|1[0-2])[/.-](?:1[3-9]|2\\d|3[01])[/.-]\\d+.*");

    /** @param field null where the column is not read */
    ProposalReason find(int column, @Nullable Field field) {
        if (columns.isEmpty(column)) {
            return ProposalReason.of(ReasonType.EMPTY);
        }
        if (field == null) {
            return unread(column);
        }
        return switch (field.type()) {
            case DATE, MOMENT -> days(column);
            case TERM, FLAG -> words(column, field);
            case SCORE -> scores(column, field);
            case FREE_TEXT -> ProposalReason.of(ReasonType.TEXT);
            case NUMBER, TOKEN, BENEFICIARY, CHOICES ->
                columns.isIdentifier(column) ? ProposalReason.of(ReasonType.DIFFERENT) : values(column);
        };
    }

    private ProposalReason unread(int column) {
        boolean days = columns.isDate(column) || columns.isSerial(column);
        if (days && ColumnRole.DEADLINE.fits(columns.title(column))) {
            return ProposalReason.of(ReasonType.PLANNED);
        }
        return days ? days(column) : hasSentences(column) ? ProposalReason.of(ReasonType.TEXT_UNREAD) : values(column);
    }

    /** Free text is also what nothing else fits, such as the names of places. */
    private boolean hasSentences(int column) {
        List<String> cells = columns.values(column);
        return 2
                        * cells.stream()
                                .filter(cell -> cell.split(" ").length >= SENTENCE)
                                .count()
                > cells.size();
    }

    private ProposalReason values(int column) {
        List<String> cells = columns.values(column);
        return ProposalReason.of(
                ReasonType.VALUES, FITS, cells.stream().distinct().count(), OF, cells.size());
    }

    private ProposalReason days(int column) {
        List<String> cells = columns.values(column);
        if (!columns.parts(column).isEmpty()) {
            return ProposalReason.of(ReasonType.PARTS);
        }
        DateGuess guess = columns.dates(column);
        if (guess == null) {
            return columns.isSerial(column)
                    ? ProposalReason.of(ReasonType.SERIAL, CELL, cells.get(0))
                    : ProposalReason.of(ReasonType.DAYS, FITS, 0, OF, cells.size());
        }
        if (!guess.otherwise().isEmpty()) {
            return ProposalReason.of(ReasonType.TWO_ORDERS);
        }
        for (boolean dayFirst : new boolean[] {true, false}) {
            String start = dayFirst ? "d" : "M";
            Pattern proof = dayFirst ? DAY_FIRST : MONTH_FIRST;
            if (guess.formats().stream().anyMatch(format -> format.matches(start + "[/.-].*"))) {
                Optional<String> cell = cells.stream()
                        .filter(c ->
                                proof.matcher(TextNormalizer.latinDigits(c)).matches())
                        .filter(c -> !guess.day(c, guess.formats()).isEmpty())
                        .findFirst();
                if (cell.isPresent()) {
                    return ProposalReason.of(
                            dayFirst ? ReasonType.DAY_FIRST : ReasonType.MONTH_FIRST, CELL, cell.get());
                }
            }
        }
        long read = cells.stream()
                .filter(c -> !guess.day(c, guess.formats()).isEmpty())
                .count();
        return ProposalReason.of(guess.hijri() ? ReasonType.DAYS_HIJRI : ReasonType.DAYS, FITS, read, OF, cells.size());
    }

    private ProposalReason words(int column, Field field) {
        CodeLookup codes = codes(field);
        WordGuess guess = new WordGuess(field, policy);
        return known(
                column, word -> codes.code(word) != null || !guess.code(word).isEmpty());
    }

    private CodeLookup codes(Field field) {
        boolean ofType = FieldCatalog.all(recordType, policy).contains(field);
        RecordType type = ofType ? recordType : RecordType.RESPONSE;
        return CodeLookup.of(field, Mapping.plain(type).field(field.name()), policy);
    }

    private ProposalReason known(int column, Predicate<String> isKnown) {
        List<String> different = columns.values(column).stream().distinct().toList();
        List<String> others =
                different.stream().filter(word -> !isKnown.test(word)).toList();
        if (others.size() == different.size()) {
            return values(column);
        }
        return others.isEmpty()
                ? ProposalReason.of(ReasonType.KNOWN_ALL, OF, different.size())
                : ProposalReason.of(
                        ReasonType.KNOWN_SOME,
                        FITS,
                        different.size() - others.size(),
                        OF,
                        different.size(),
                        CELL,
                        others.get(0));
    }

    private ProposalReason scores(int column, Field field) {
        Question.AnswerScale scale = Objects.requireNonNull(field.question()).scale();
        if (scale == Question.AnswerScale.YES_NO) {
            CodeLookup codes = codes(field);
            return known(column, word -> codes.code(word) != null);
        }
        List<String> cells = columns.values(column);
        List<String> others = cells.stream().filter(cell -> !isOn(scale, cell)).toList();
        int fits = cells.size() - others.size();
        return others.isEmpty()
                ? ProposalReason.of(
                        ReasonType.SCORES, "low", scale.low(), "high", scale.high(), FITS, fits, OF, cells.size())
                : ProposalReason.of(
                        ReasonType.SCORES_WORDS,
                        "low",
                        scale.low(),
                        "high",
                        scale.high(),
                        FITS,
                        fits,
                        OF,
                        cells.size(),
                        CELL,
                        others.get(0));
    }

    private static boolean isOn(Question.AnswerScale scale, String cell) {
        String number = TextNormalizer.latinDigits(cell).replaceFirst("[.,]0+$", "");
        return number.matches("\\d{1,2}")
                && Integer.parseInt(number) >= scale.low()
                && Integer.parseInt(number) <= scale.high();
    }
}
