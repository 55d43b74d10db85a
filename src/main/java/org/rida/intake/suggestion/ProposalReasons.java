package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

/**
 * Finds why a column is read as a field: what its header and its cells are. The facts are looked up in the file and not taken from the
 * way in which the field was found, so that they hold for a field that a person has chosen too.
 */
final class ProposalReasons {

    /** In words. */
    private static final int SENTENCE = 5;

    private static final String FITS = "fits";
    private static final String OF = "of";
    private static final String CELL = "cell";

    /** A day before a month and the other way round, where the day is no month. */
    private static final Pattern DAY_FIRST = Pattern.compile("(?:1[3-9]|2\\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-]\\d+.*");

    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?:0?[1-9]|1[0-2])[/.-](?:1[3-9]|2\\d|3[01])[/.-]\\d+.*");

    private final SampleColumns columns;
    private final RecordType recordType;
    private final Collection<Mapping> mappings;
    private final Policy policy;

    ProposalReasons(SampleColumns columns, RecordType recordType, Collection<Mapping> mappings, Policy policy) {
        this.columns = columns;
        this.recordType = recordType;
        this.mappings = mappings;
        this.policy = policy;
    }

    /** @param name of the field as which the column is read; empty for none */
    List<ProposalReason> list(int column, String name) {
        List<ProposalReason> reasons = new ArrayList<>();
        Field field = fields(recordType)
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElse(null);
        if (field != null) {
            header(column, field).ifPresent(reasons::add);
        }
        reasons.add(cells(column, field));
        boolean day = field != null && field.isDay() && reasons.size() == 1;
        if (day && columns.where(i -> columns.isDate(i) || columns.isSerial(i)).equals(List.of(column))) {
            reasons.add(reason(ReasonType.ONLY_DAY));
        }
        return reasons;
    }

    private Stream<Field> fields(RecordType type) {
        List<Field> answers = type == RecordType.REQUEST ? FieldCatalog.answersOfRegister(policy) : List.of();
        return Stream.concat(FieldCatalog.all(type, policy).stream(), answers.stream());
    }

    private Optional<ProposalReason> header(int column, Field field) {
        String title = columns.title(column);
        if (isSame(title, field.name())) {
            return Optional.of(reason(ReasonType.NAMED));
        }
        Question question = field.question();
        if (question != null
                && Stream.of(title, title.substring(title.lastIndexOf(" - ") < 0 ? 0 : title.lastIndexOf(" - ") + 3))
                        .anyMatch(text -> isSame(text, question.name().ar())
                                || isSame(text, question.name().en()))) {
            return Optional.of(reason(ReasonType.QUESTION));
        }
        boolean ofType = FieldCatalog.all(recordType, policy).stream()
                .anyMatch(f -> f.name().equals(field.name()));
        RecordType type = ofType ? recordType : RecordType.RESPONSE;
        Optional<Mapping> mapping = mappings.stream()
                .filter(m -> m.recordType() == type)
                .filter(m -> m.field(field.name()).headers().stream().anyMatch(header -> isSame(header, title)))
                .findFirst();
        if (mapping.isPresent()) {
            return mapping.map(m -> reason(ReasonType.MAPPING, "mapping", m.name()));
        }
        if (TitleGuess.isUsual(field.name(), columns.usualTitle(column))) {
            return Optional.of(reason(ReasonType.USUAL));
        }
        return roles(field).anyMatch(role -> role.fits(title))
                ? Optional.of(reason(ReasonType.WORDS))
                : Optional.empty();
    }

    private static boolean isSame(String header, String other) {
        return TextNormalizer.fold(header).equals(TextNormalizer.fold(other));
    }

    /** The words of headers by which a field is guessed. */
    private static Stream<ColumnRole> roles(Field field) {
        if (field.slot() == 0) {
            return Stream.of(ColumnRole.NUMBER);
        }
        Question question = field.question();
        if (question != null) {
            return question.role() == Question.QuestionRole.OVERALL
                    ? Stream.of(ColumnRole.OVERALL, ColumnRole.RATING)
                    : Stream.empty();
        }
        return switch (field.name()) {
            case "received_on" -> Stream.of(ColumnRole.RECEIPT);
            case "answered_on" -> Stream.of(ColumnRole.ANSWER, ColumnRole.RATING, ColumnRole.SURVEY);
            case "decided_on" -> Stream.of(ColumnRole.STATUS);
            case "comment" -> Stream.of(ColumnRole.COMMENT);
            case "suggestion" -> Stream.of(ColumnRole.SUGGESTION);
            default -> Stream.empty();
        };
    }

    private ProposalReason cells(int column, @Nullable Field field) {
        if (columns.isEmpty(column)) {
            return reason(ReasonType.EMPTY);
        }
        if (field == null) {
            return unread(column);
        }
        return switch (field.type()) {
            case DATE, MOMENT -> days(column);
            case TERM, FLAG -> words(column, field);
            case SCORE -> scores(column, field);
            case FREE_TEXT -> reason(ReasonType.TEXT);
            case NUMBER, TOKEN, BENEFICIARY, CHOICES ->
                columns.isIdentifier(column) ? reason(ReasonType.DIFFERENT) : values(column);
        };
    }

    private ProposalReason unread(int column) {
        boolean days = columns.isDate(column) || columns.isSerial(column);
        if (days && ColumnRole.DEADLINE.fits(columns.title(column))) {
            return reason(ReasonType.PLANNED);
        }
        return days ? days(column) : hasSentences(column) ? reason(ReasonType.TEXT_UNREAD) : values(column);
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
        return reason(ReasonType.VALUES, FITS, cells.stream().distinct().count(), OF, cells.size());
    }

    private ProposalReason days(int column) {
        List<String> cells = columns.values(column);
        if (!columns.parts(column).isEmpty()) {
            return reason(ReasonType.PARTS);
        }
        DateGuess guess = columns.dates(column);
        if (guess == null) {
            return columns.isSerial(column)
                    ? reason(ReasonType.SERIAL, CELL, cells.get(0))
                    : reason(ReasonType.DAYS, FITS, 0, OF, cells.size());
        }
        if (!guess.otherwise().isEmpty()) {
            return reason(ReasonType.TWO_ORDERS);
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
                    return reason(dayFirst ? ReasonType.DAY_FIRST : ReasonType.MONTH_FIRST, CELL, cell.get());
                }
            }
        }
        long read = cells.stream()
                .filter(c -> !guess.day(c, guess.formats()).isEmpty())
                .count();
        return reason(guess.hijri() ? ReasonType.DAYS_HIJRI : ReasonType.DAYS, FITS, read, OF, cells.size());
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
                ? reason(ReasonType.KNOWN_ALL, OF, different.size())
                : reason(
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
                ? reason(ReasonType.SCORES, "low", scale.low(), "high", scale.high(), FITS, fits, OF, cells.size())
                : reason(
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

    private static ProposalReason reason(ReasonType type, Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ProposalReason(type, facts);
    }
}
