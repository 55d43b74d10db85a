package org.rida.intake.suggestion;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;

/**
 * Proposes fields by the usual titles of columns, where the values below do not contradict. A field is proposed for the
 * only column of its best group of titles; where a group has several, a person is asked.
 */
final class TitleGuess {

    private static final int MOST_VALUES = 60;

    private static final Set<String> CODED = Set.of("kind", "decision", "left_reason");

    private final SampleColumns columns;
    private final FieldColumns assigned;
    private final RecordType recordType;
    private final Policy policy;
    private final Map<String, Field> fields;

    TitleGuess(SampleColumns columns, FieldColumns assigned, RecordType recordType, Policy policy) {
        this.columns = columns;
        this.assigned = assigned;
        this.recordType = recordType;
        this.policy = policy;
        this.fields = FieldCatalog.all(recordType, policy).stream()
                .collect(Collectors.toMap(Field::name, Function.identity()));
    }

    /** The number of the request that an answer is about: it is no number of the answer. */
    void requestOfAnswer() {
        if (recordType == RecordType.RESPONSE) {
            propose("request_no");
        }
    }

    /** All other fields, in the order in which they are listed. */
    void others() {
        UsualTitles.all().forEach(titles -> propose(titles.field()));
    }

    /** Whether a title is usual for a field. */
    static boolean isUsual(String field, String title) {
        return UsualTitles.all().stream()
                .filter(titles -> titles.field().equals(field))
                .anyMatch(titles -> IntStream.range(0, titles.groups()).anyMatch(group -> titles.fits(title, group)));
    }

    private void propose(String name) {
        Field field = fields.get(name);
        if (field == null || assigned.has(field) || field.slot() == 0) {
            return;
        }
        UsualTitles.all().stream().filter(t -> t.field().equals(name)).forEach(t -> propose(field, t));
    }

    private void propose(Field field, UsualTitles titles) {
        for (int group = 0; group < titles.groups(); group++) {
            int at = group;
            List<Integer> fits = assigned.free(i -> titles.fits(columns.usualTitle(i), at) && canBe(field, i));
            if (fits.size() == 1 && !isDoubtful(field, fits.get(0))) {
                assigned.assign(field, fits.get(0));
                return;
            }
            List<Integer> open = fits.stream()
                    .filter(i -> !ColumnRole.STATUS.fits(columns.title(i)))
                    .toList();
            if (!open.isEmpty()) {
                assigned.ask(field, open);
                return;
            }
        }
    }

    private boolean canBe(Field field, int column) {
        return switch (field.type()) {
            case DATE, MOMENT ->
                (columns.isDate(column) || columns.isSerial(column) || columns.isEmpty(column))
                        && !ColumnRole.DEADLINE.fits(columns.title(column));
            case TERM, FLAG -> !columns.isDate(column) && isList(column);
            case NUMBER, BENEFICIARY ->
                !columns.isDate(column) && !columns.isFreeText(column) && columns.hasDigits(column);
            case SCORE -> columns.isRating(column) && isOnScale(field, column);
            case FREE_TEXT -> columns.hasWords(column);
            // options are found by their headers, and a token by the name of its column only
            case CHOICES, TOKEN -> false;
        };
    }

    private boolean isOnScale(Field field, int column) {
        int high = field.question() == null ? 0 : field.question().scale().high();
        return columns.values(column).stream()
                .map(TextNormalizer::latinDigits)
                .map(cell -> cell.replaceFirst("[.,]0+$", ""))
                .allMatch(cell -> Integer.parseInt(cell) <= high);
    }

    private boolean isList(int column) {
        List<String> values = columns.values(column);
        return values.isEmpty()
                || columns.hasWords(column)
                        && values.stream().map(TextNormalizer::fold).distinct().count() <= MOST_VALUES
                        && values.stream().allMatch(v -> v.length() <= 80);
    }

    /**
     * Words for kinds and decisions are used for much else: they are proposed only where a value is known. A status is a decision only
     * where most of its values are, and where another column has the day that belongs to each decision.
     */
    private boolean isDoubtful(Field field, int column) {
        if (!CODED.contains(field.name())) {
            return false;
        }
        CodeLookup codes = CodeLookup.of(field, Mapping.plain(recordType).field(field.name()), policy);
        List<String> values = columns.values(column);
        long known = values.stream().filter(v -> codes.code(v) != null).count();
        boolean status = field.name().equals("decision") && ColumnRole.STATUS.fits(columns.title(column));
        return status ? 2 * known <= values.size() || !assigned.all().containsKey("decided_on") : known == 0;
    }
}
