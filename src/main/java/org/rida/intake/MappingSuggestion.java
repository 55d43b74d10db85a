package org.rida.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.RowJson;
import org.rida.intake.format.FileHead;
import org.rida.intake.format.HeadTable;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.privacy.PiiMasking;

/**
 * Suggests a mapping for a file that none of the existing ones fits, as YAML to review and save. Headers that any
 * mapping knows are assigned to its fields; the number, the day, scores and free text are guessed from headers and
 * values, and asked about in comments where several columns could be it.
 */
final class MappingSuggestion {

    private final HeadTable head;
    private final @Nullable TableHeader header;
    private final Policy policy;
    private final List<String> titles;
    /** The cells of each column, without empty ones. */
    private final List<List<String>> values = new ArrayList<>();
    /** Columns of dates, in the file's order. */
    private final Map<Integer, DateGuess> dates = new TreeMap<>();
    /** Field name to the column assigned to it, in the order of assignment. */
    private final Map<String, Integer> columnOf = new LinkedHashMap<>();

    private final List<String> questions = new ArrayList<>();
    private RecordType recordType = RecordType.REQUEST;
    private boolean numberFromRow;

    private MappingSuggestion(HeadTable head, Policy policy) {
        this.head = head;
        this.header = TableHeader.guess(head.rows());
        this.policy = policy;
        this.titles = header == null ? List.of() : header.columns().headers();
        for (int i = 0; i < titles.size(); i++) {
            List<String> column = head.column(header == null ? 0 : header.last(), i);
            values.add(column);
            DateGuess guess = DateGuess.of(column);
            if (guess != null) {
                dates.put(i, guess);
            }
        }
    }

    /**
     * Of a workbook the sheet with most known headers and dates counts.
     *
     * @param mappings whose headers serve as synonyms
     */
    static MappingSuggestion of(FileHead head, Collection<Mapping> mappings, Policy policy) {
        MappingSuggestion best = null;
        for (HeadTable table : head.tables()) {
            MappingSuggestion suggestion = new MappingSuggestion(table, policy);
            suggestion.assign(mappings);
            if (best == null || suggestion.weight() > best.weight()) {
                best = suggestion;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    /** The line of the header, from 1. */
    long headerLine() {
        return head.line(header == null ? 0 : header.first());
    }

    private int weight() {
        return header == null ? 0 : columnOf.size() + dates.size() + 1;
    }

    private void assign(Collection<Mapping> mappings) {
        recordType = recordType(mappings);
        known(recordType, mappings).forEach((column, field) -> columnOf.put(field.name(), column));
        assignNumber();
        assignDay();
        if (recordType == RecordType.RESPONSE) {
            assignAnswers();
        } else if (recordType == RecordType.REQUEST) {
            assignKind();
        }
    }

    /**
     * The record type with the most known headers. A question's column makes it a survey; where the headers leave it
     * open, their words decide.
     */
    private RecordType recordType(Collection<Mapping> mappings) {
        if (known(RecordType.RESPONSE, mappings).values().stream().anyMatch(f -> f.type() == Field.FieldType.SCORE)) {
            return RecordType.RESPONSE;
        }
        RecordType most = RecordType.REQUEST;
        for (RecordType other : RecordType.values()) {
            if (known(other, mappings).size() > known(most, mappings).size()) {
                most = other;
            }
        }
        boolean open = known(RecordType.RESPONSE, mappings).size()
                >= known(most, mappings).size();
        long survey = count(title -> ColumnRole.RATING.fits(title) || ColumnRole.SURVEY.fits(title));
        long request = count(title -> ColumnRole.REQUEST.fits(title) || ColumnRole.DEADLINE.fits(title));
        return open && survey > request ? RecordType.RESPONSE : most;
    }

    private long count(Predicate<String> titleFits) {
        return titles.stream().filter(titleFits).count();
    }

    /**
     * Column index to field, where any mapping of the record type knows the header; the first column counts where
     * two match.
     */
    private Map<Integer, Field> known(RecordType type, Collection<Mapping> mappings) {
        Map<String, Field> synonyms = synonyms(type, mappings);
        Map<Integer, Field> found = new LinkedHashMap<>();
        for (int i = 0; i < titles.size(); i++) {
            Field field = synonyms.get(TextNormalizer.fold(titles.get(i)));
            if (field == null) {
                field = questionInGroup(titles.get(i), synonyms);
            }
            if (field != null && !found.containsValue(field) && canBe(field, i)) {
                found.put(i, field);
            }
        }
        return found;
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
                (isEmpty(column) || dates.containsKey(column) || isSerial(column))
                        && !(field.required() && ColumnRole.START.fits(titles.get(column)));
            case SCORE -> !titles.get(column).contains(" - ") || isRating(column);
            case NUMBER -> !dates.containsKey(column) && !isFreeText(column);
            default -> true;
        };
    }

    /**
     * Folded header to field: the canonical name, a question's names in both languages, and the headers of all
     * mappings.
     */
    private Map<String, Field> synonyms(RecordType type, Collection<Mapping> mappings) {
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

    /**
     * Assigns the required day: a column of dates that are not planned. A request has later days and an answer an earlier
     * one, which count only where there is no other.
     */
    private void assignDay() {
        boolean request = recordType == RecordType.REQUEST;
        ColumnRole wanted = request ? ColumnRole.RECEIPT : ColumnRole.ANSWER;
        ColumnRole unwanted = request ? ColumnRole.LATER_DAY : ColumnRole.START;
        List<Integer> days = free(i -> (dates.containsKey(i) || isSerial(i))
                && !ColumnRole.DEADLINE.fits(titles.get(i))
                && !ColumnRole.BIRTH.fits(titles.get(i)));
        List<Integer> likely = days.stream()
                .filter(i -> wanted.fits(titles.get(i)) || !unwanted.fits(titles.get(i)))
                .toList();
        assignOrAsk(required(Field.FieldType.DATE), likely.isEmpty() && !request ? days : likely, wanted);
    }

    /** Assigns the kind of a request: the column in which each value is a kind of the policy. */
    private void assignKind() {
        Field kind = FieldCatalog.all(recordType, policy).stream()
                .filter(f -> f.name().equals("kind"))
                .findFirst()
                .orElseThrow();
        CodeLookup codes = CodeLookup.of(kind, Mapping.plain(recordType).field(kind.name()), policy);
        List<Integer> kinds = IntStream.range(0, titles.size())
                .boxed()
                .filter(i -> !isEmpty(i) && values.get(i).stream().allMatch(v -> codes.code(v) != null))
                .toList();
        if (kinds.size() == 1 && !columnOf.containsKey(kind.name())) {
            columnOf.values().remove(kinds.get(0));
            columnOf.put(kind.name(), kinds.get(0));
        }
    }

    /**
     * Assigns the number: a column that is filled and different in each row, holds no dates, free text or numbers of
     * people, and best has a header that says so.
     */
    private void assignNumber() {
        Field number = FieldCatalog.all(recordType, policy).get(0);
        Integer known = columnOf.get(number.name());
        if (known != null
                && !TextNormalizer.fold(titles.get(known)).equals(TextNormalizer.fold(number.name()))
                && !free(i -> isIdentifier(i)
                                && ColumnRole.NUMBER.fits(titles.get(i))
                                && !ColumnRole.PERSON.fits(titles.get(i)))
                        .isEmpty()) {
            columnOf.remove(number.name());
        }
        List<Integer> possible = free(i ->
                isIdentifier(i) && !ColumnRole.PERSON.fits(titles.get(i)) && !ColumnRole.RATING.fits(titles.get(i)));
        List<Integer> named = possible.stream()
                .filter(i -> ColumnRole.NUMBER.fits(titles.get(i)))
                .toList();
        if (named.isEmpty()) {
            possible = possible.stream()
                    .filter(i -> values.get(i).stream().noneMatch(MappingSuggestion::isScore))
                    .toList();
        }
        assignOrAsk(number, possible, ColumnRole.NUMBER);
        numberFromRow = recordType == RecordType.RESPONSE && !columnOf.containsKey(number.name()) && possible.isEmpty();
    }

    /** Assigns free text and the overall score of a survey. */
    private void assignAnswers() {
        List<Integer> texts = free(this::isFreeText);
        for (Field field : FieldCatalog.all(recordType, policy)) {
            if (field.name().equals("suggestion")) {
                List<Integer> named = texts.stream()
                        .filter(i -> ColumnRole.SUGGESTION.fits(titles.get(i)))
                        .toList();
                if (named.size() == 1) {
                    columnOf.putIfAbsent(field.name(), named.get(0));
                }
            }
        }
        for (Field field : FieldCatalog.all(recordType, policy)) {
            if (field.name().equals("comment")) {
                assignOrAsk(
                        field,
                        free(i -> isFreeText(i) || isWords(i) && ColumnRole.COMMENT.fits(titles.get(i))),
                        ColumnRole.COMMENT);
            }
        }
        List<Integer> ratings =
                free(i -> !dates.containsKey(i) && isRating(i) && !ColumnRole.PERSON.fits(titles.get(i)));
        for (Field field : FieldCatalog.all(recordType, policy)) {
            Question question = field.question();
            if (question != null && question.role() == Question.QuestionRole.OVERALL) {
                List<Integer> overall = ratings.stream()
                        .filter(i -> ColumnRole.OVERALL.fits(titles.get(i)))
                        .toList();
                assignOrAsk(field, overall.size() == 1 ? overall : ratings, ColumnRole.RATING);
            }
        }
    }

    /** Assigns the only possible column, or the only one whose header fits; asks where several remain. */
    private void assignOrAsk(Field field, List<Integer> possible, ColumnRole role) {
        if (columnOf.containsKey(field.name())) {
            return;
        }
        List<Integer> named =
                possible.stream().filter(i -> role.fits(titles.get(i))).toList();
        List<Integer> best = named.isEmpty() ? possible : named;
        boolean needsName = field.question() != null;
        if (best.size() == 1 && !(needsName && named.isEmpty())) {
            columnOf.put(field.name(), best.get(0));
        } else if (!best.isEmpty()) {
            List<String> names = best.stream().map(i -> quoted(titles.get(i))).toList();
            questions.add("which column is it? - {field: " + field.name() + ", headers: [...]} with "
                    + String.join(" or ", names));
        }
    }

    private Field required(Field.FieldType type) {
        return FieldCatalog.all(recordType, policy).stream()
                .filter(f -> f.required() && f.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> free(Predicate<Integer> fits) {
        return IntStream.range(0, titles.size())
                .boxed()
                .filter(i -> !titles.get(i).isEmpty() && !columnOf.containsValue(i))
                .filter(fits)
                .toList();
    }

    private boolean isEmpty(int column) {
        return values.get(column).isEmpty();
    }

    /** Whether a column holds the day numbers of a spreadsheet: from 1990 to 2064, under a header of a day. */
    private boolean isSerial(int column) {
        List<String> cells = values.get(column);
        String title = TextNormalizer.fold(titles.get(column));
        boolean day =
                title.contains("date") || title.contains("تاريخ") || title.endsWith(" on") || title.endsWith("day");
        return day
                && !cells.isEmpty()
                && cells.stream()
                        .map(TextNormalizer::latinDigits)
                        .allMatch(cell -> cell.matches("(3[3-9]|4\\d|5\\d)\\d{3}([.,]\\d+)?"));
    }

    /** Whether a column is filled in each row, different in each, and made of digits or codes. */
    private boolean isIdentifier(int column) {
        List<String> cells = values.get(column);
        long rows = head.below(header == null ? 0 : header.last()).count();
        return cells.size() == rows
                && !dates.containsKey(column)
                && !isFreeText(column)
                && cells.stream().map(TextNormalizer::fold).distinct().count() == rows
                && cells.stream()
                        .map(TextNormalizer::latinDigits)
                        .allMatch(
                                cell -> cell.matches("\\S*\\d\\S*( \\S+)?") && !cell.matches("[-+]?\\d+[.,]\\d{1,2}"));
    }

    private boolean isFreeText(int column) {
        return ValueShape.of(values.get(column)) == ValueShape.TEXT;
    }

    private boolean isWords(int column) {
        return values.get(column).stream().anyMatch(v -> v.chars().anyMatch(Character::isLetter));
    }

    /** Whether a column holds scores, and not only the 0 and 1 of ticks. */
    private boolean isRating(int column) {
        List<String> cells = values.get(column);
        return cells.stream().allMatch(MappingSuggestion::isScore)
                && cells.stream().map(TextNormalizer::latinDigits).anyMatch(cell -> !cell.matches("[01]([.,]0+)?"));
    }

    private static boolean isScore(String cell) {
        return TextNormalizer.latinDigits(cell).matches("(10|\\d)([.,]0+)?");
    }

    /** YAML with a comment for each question, each required field that was not found and each column that is not read. */
    String yaml() {
        if (header == null) {
            return "# Line " + head.line(0) + " looks like data: put a row with the names of the columns above it.\n";
        }
        if (isOneCell()) {
            return "# Each line is one cell in quotation marks: export the file again, or remove the marks around lines.\n";
        }
        List<String> lines = new ArrayList<>();
        lines.add("record-type: " + recordType.code());
        if (numberFromRow) {
            lines.add("number-from: row");
        }
        addDates(lines);
        lines.add("fields:");
        Set<String> formats = formats();
        columnOf.forEach((field, column) -> {
            DateGuess guess = isDate(field) ? dates.get(column) : null;
            String own = formats.size() > 1
                            && guess != null
                            && guess.otherwise().isEmpty()
                            && !guess.formats().isEmpty()
                    ? ", date-formats: " + RowJson.write(guess.formats())
                    : isDate(field) && isSerial(column) ? ", date-formats: [excel]" : "";
            lines.add("  - {field: " + field + ", headers: " + RowJson.write(List.of(titles.get(column))) + own + "}");
        });
        questions.forEach(question -> lines.add("  # " + question));
        FieldCatalog.all(recordType, policy).stream()
                .filter(f -> f.required() && !columnOf.containsKey(f.name()))
                .filter(f -> f.slot() != 0 || !numberFromRow)
                .forEach(f -> lines.add("  # needed: - {field: " + f.name() + ", headers: [...]} or default: ..."));
        free(i -> true)
                .forEach(i ->
                        lines.add("  # not read: " + PiiMasking.mask(titles.get(i)) + " (" + shape(i).code() + ")"));
        return String.join("\n", lines) + "\n";
    }

    /** The calendar and the formats; where day and month cannot be told apart, both as a choice. */
    private void addDates(List<String> lines) {
        List<DateGuess> used = columnOf.entrySet().stream()
                .filter(e -> isDate(e.getKey()) && dates.containsKey(e.getValue()))
                .map(e -> dates.get(e.getValue()))
                .toList();
        if (!used.isEmpty() && used.stream().anyMatch(DateGuess::hijri)) {
            lines.add("calendar: hijri");
        }
        Set<String> formats = formats();
        if (formats.size() == 1) {
            lines.add("date-formats: " + formats.iterator().next());
        }
        used.stream()
                .filter(guess -> !guess.otherwise().isEmpty())
                .findFirst()
                .ifPresent(guess -> lines.add("# day or month first? The dates can be read both ways: date-formats: "
                        + RowJson.write(guess.formats()) + " or date-formats: " + RowJson.write(guess.otherwise())));
    }

    /** The formats of the assigned columns of dates that leave no doubt, as YAML lists. */
    private Set<String> formats() {
        Set<String> formats = new LinkedHashSet<>();
        columnOf.forEach((field, column) -> {
            DateGuess guess = dates.get(column);
            if (isDate(field)
                    && guess != null
                    && guess.otherwise().isEmpty()
                    && !guess.formats().isEmpty()) {
                formats.add(RowJson.write(guess.formats()));
            }
        });
        return formats;
    }

    private boolean isDate(String field) {
        return FieldCatalog.all(recordType, policy).stream()
                .anyMatch(f -> f.name().equals(field)
                        && (f.type() == Field.FieldType.DATE || f.type() == Field.FieldType.MOMENT));
    }

    /** Whether all there is stands in one cell that has what separates cells. */
    private boolean isOneCell() {
        List<String> named = titles.stream().filter(t -> !t.isEmpty()).toList();
        return named.size() == 1 && named.get(0).matches("[^,;\\t|]+[,;\\t|].*[,;\\t|].+");
    }

    private ValueShape shape(int column) {
        ValueShape shape = ValueShape.of(values.get(column));
        return dates.containsKey(column) && shape != ValueShape.YES_NO ? ValueShape.DATES : shape;
    }

    private static String quoted(String title) {
        return "\"" + PiiMasking.mask(title) + "\"";
    }
}
