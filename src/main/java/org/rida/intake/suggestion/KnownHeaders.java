package org.rida.intake.suggestion;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/** Finds the columns whose headers a mapping or the policy knows, and the record type to which most of them belong. */
final class KnownHeaders {

    private final SampleColumns columns;
    private final Collection<Mapping> mappings;
    private final Policy policy;

    /** @param mappings whose headers serve as synonyms */
    KnownHeaders(SampleColumns columns, Collection<Mapping> mappings, Policy policy) {
        this.columns = columns;
        this.mappings = mappings;
        this.policy = policy;
    }

    /**
     * The record type with the most known headers. A question's column makes it a survey, unless the days of a register of requests
     * stand beside it; otherwise the words of all headers decide where known headers leave it open, or are those that lists of any
     * kind have, such as ID and Notes.
     */
    RecordType recordType() {
        if (isRegister()) {
            return RecordType.REQUEST;
        }
        if (hasOnlyRatings()
                || fields(RecordType.RESPONSE).values().stream().anyMatch(f -> f.type() == Field.FieldType.SCORE)) {
            return RecordType.RESPONSE;
        }
        RecordType most = RecordType.REQUEST;
        for (RecordType other : RecordType.values()) {
            if (fields(other).size() > fields(most).size()) {
                most = other;
            }
        }
        boolean open = fields(RecordType.RESPONSE).size() >= fields(most).size();
        long survey = count(title -> ColumnRole.RATING.fits(title) || isOfSurvey(title));
        long request = count(title -> ColumnRole.REQUEST.fits(title) || ColumnRole.DEADLINE.fits(title));
        if (most == RecordType.RESPONSE && request > survey) {
            return RecordType.REQUEST;
        }
        return open && survey > request ? RecordType.RESPONSE : most;
    }

    /**
     * Whether rows have a day of receipt and one of a reply or decision, and no header speaks of a survey: then a rating beside
     * them is the answer of the requester, and not what the file is about.
     */
    private boolean isRegister() {
        List<String> days = columns.where(i -> columns.isDate(i) || columns.isSerial(i)).stream()
                .map(columns::title)
                .toList();
        List<String> received = days.stream()
                .filter(title -> ColumnRole.RECEIPT.fits(title) && !ColumnRole.LATER_DAY.fits(title))
                .toList();
        // survey tools have days of sending and of completion, but none of receipt
        boolean receipt = received.stream().anyMatch(title -> !ColumnRole.ANSWER.fits(title));
        boolean later = days.stream()
                .anyMatch(title -> ColumnRole.LATER_DAY.fits(title) && (receipt || !ColumnRole.ANSWER.fits(title)));
        return !received.isEmpty() && later && count(KnownHeaders::isOfSurvey) == 0;
    }

    /** Whether rows have a rating, and no day that only a request has. */
    private boolean hasOnlyRatings() {
        boolean rated = !columns.where(
                        i -> !columns.isEmpty(i) && columns.isRating(i) && ColumnRole.RATING.fits(columns.title(i)))
                .isEmpty();
        return rated
                && columns.where(i -> columns.isDate(i) || columns.isSerial(i)).stream()
                        .map(columns::title)
                        .allMatch(title -> ColumnRole.ANSWER.fits(title)
                                || !ColumnRole.RECEIPT.fits(title) && !ColumnRole.LATER_DAY.fits(title));
    }

    private static boolean isOfSurvey(String title) {
        return ColumnRole.SURVEY.fits(title) && !TitleGuess.isUsual("channel", title);
    }

    /**
     * Column index to field, where any mapping of the record type knows the header; the first column counts where
     * two match.
     */
    Map<Integer, Field> fields(RecordType type) {
        Map<String, Field> synonyms = synonyms(type);
        Map<Integer, Field> found = new LinkedHashMap<>();
        for (int i = 0; i < columns.titles().size(); i++) {
            Field field = synonyms.get(TextNormalizer.fold(columns.title(i)));
            if (field == null) {
                field = questionInGroup(columns.title(i), synonyms);
            }
            if (field != null && !found.containsValue(field) && !columns.isPart(i) && canBe(field, i)) {
                found.put(i, field);
            }
        }
        return found;
    }

    private long count(Predicate<String> titleFits) {
        return columns.titles().stream().filter(titleFits).count();
    }

    /** The question that is the last part of a header; null for none. */
    private static @Nullable Field questionInGroup(String title, Map<String, Field> synonyms) {
        int dash = title.lastIndexOf(" - ");
        Field field = dash < 0 ? null : synonyms.get(TextNormalizer.fold(title.substring(dash + 3)));
        return field != null && field.type() == Field.FieldType.SCORE ? field : null;
    }

    /** Whether the values of a column do not contradict a field: no text is a day, and no free text a number. */
    private boolean canBe(Field field, int column) {
        return switch (field.type()) {
            case DATE, MOMENT ->
                (columns.isEmpty(column) || columns.isDate(column) || columns.isSerial(column))
                        && !(field.required() && ColumnRole.START.fits(columns.title(column)));
            case SCORE -> !columns.title(column).contains(" - ") || columns.isRating(column);
            case CHOICES -> !columns.isRating(column);
            case NUMBER -> !columns.isDate(column) && !columns.isFreeText(column);
            default -> true;
        };
    }

    /**
     * Folded header to field: the canonical name, a question's names in both languages, and the headers of all
     * mappings.
     */
    private Map<String, Field> synonyms(RecordType type) {
        Map<String, Field> synonyms = new HashMap<>();
        for (Field field : FieldCatalog.all(type, policy)) {
            synonyms.put(TextNormalizer.fold(field.name()), field);
            Question question = field.question();
            if (question != null) {
                synonyms.put(TextNormalizer.fold(question.name().ar()), field);
                synonyms.put(TextNormalizer.fold(question.name().en()), field);
            }
            mappings.stream()
                    .filter(m -> m.recordType() == type)
                    .flatMap(m -> m.field(field.name()).headers().stream())
                    .forEach(h -> synonyms.putIfAbsent(TextNormalizer.fold(h), field));
        }
        return synonyms;
    }
}
