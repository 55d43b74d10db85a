package org.rida.intake.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.format.HeadTable;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.IsoDates;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.setup.DescribedFiles.DescribedHead;
import org.rida.intake.suggestion.ColumnProposal;
import org.rida.intake.suggestion.DateGuess;
import org.rida.intake.suggestion.MappingSuggestion;
import org.rida.intake.suggestion.ProposalConfidence;
import org.rida.intake.suggestion.WordGuess;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.springframework.stereotype.Component;

/** Answers what a person is asked about an uploaded file of an unknown layout, as far as the file itself tells. */
@Component
public class FileView {

    private static final int FIRST_ROWS = 8;
    private static final int SHOWN_CELLS = 12;
    private static final int DATE_EXAMPLES = 4;

    private static final Set<Field.FieldType> LISTS =
            EnumSet.of(Field.FieldType.TERM, Field.FieldType.FLAG, Field.FieldType.SCORE);

    private static final Set<String> OWN_NAMES = Set.of("service", "department", "segment");

    private static final String CHOSEN = "chosen";

    private static final Set<String> PROPOSED =
            Set.of(ProposalConfidence.KNOWN.code(), ProposalConfidence.LIKELY.code());

    private final DescribedFiles files;
    private final FileSetup setup;
    private final Policy policy;

    FileView(DescribedFiles files, FileSetup setup, Policy policy) {
        this.files = files;
        this.setup = setup;
        this.policy = policy;
    }

    /**
     * What the file is.
     *
     * @param sheets names of the sheets with rows; empty for text
     * @param charset as read; empty for workbooks
     * @param delimiter as read; empty for workbooks
     * @param headerLine line of the header, from 1
     * @param hasHeader whether a row with the names of the columns was found
     * @param titles of all columns with a name
     * @param rows the first rows as they stand
     */
    public record FileFacts(
            String format,
            List<String> sheets,
            String sheet,
            String charset,
            String delimiter,
            long headerLine,
            boolean hasHeader,
            List<String> titles,
            List<FirstRow> rows) {}

    /** A row as it stands: its first cells, shortened and masked. */
    public record FirstRow(long line, List<String> cells) {}

    /**
     * The columns of a table.
     *
     * @param sheet that the table is; empty for text
     * @param moreSheets whether sheets with the same columns are read as well
     * @param headerLine line of the header, from 1
     * @param all those with a name, in the order of the file
     */
    public record ColumnChoices(String sheet, boolean moreSheets, long headerLine, List<ColumnChoice> all) {}

    /**
     * A column and what it could be.
     *
     * @param field that is chosen now; empty for none
     * @param title shortened and masked, as are the examples
     * @param confidence of the proposal; {@code chosen} where the field is another one
     * @param parts titles of the columns with the month and the day, where this one holds the year of dates
     * @param reasons facts for or against the field that is chosen now, with cells shortened and masked
     */
    public record ColumnChoice(
            int column,
            String title,
            List<String> examples,
            String field,
            String confidence,
            List<String> asked,
            List<String> parts,
            List<BilingualText> reasons) {

        /** Whether the field is what was proposed, and nobody's own choice. */
        public boolean isProposed() {
            return !field.isEmpty() && PROPOSED.contains(confidence);
        }
    }

    /**
     * The dates of a column.
     *
     * @param numbers whether its cells are bare numbers, of which a person must say what they are
     * @param unread whether no cell can be read as a day so far
     */
    public record UnderstoodDates(
            String field, String title, List<ReadDate> dates, boolean twoReadings, boolean numbers, boolean unread) {}

    /**
     * A cell and the day that it is; the other reading where there are two.
     *
     * @param day in ISO form; empty when it cannot be read
     * @param otherwise in ISO form; empty when there is one reading only
     */
    public record ReadDate(String cell, String day, String otherwise) {}

    /**
     * The values of a column.
     *
     * @param scored whether they are scores of a question
     * @param more how many different values are not listed
     */
    public record ColumnValues(Field field, String title, List<CountedValue> values, int more, boolean scored) {

        /** What usually becomes of other values: they are kept where the names are the sender's own, or else their rows rejected. */
        public String usualOthers() {
            return OWN_NAMES.contains(field.name()) ? "keep" : "reject";
        }

        /** Whether a word is a number that the question's scale does not have; not of other words, which may mean an answer. */
        public boolean isOutsideScale(String word) {
            Question question = field.question();
            if (question == null
                    || question.scale().high() <= 1
                    || !word.strip().matches("[-−]?\\p{Nd}{1,9}(?:[.,٫]\\p{Nd}+)?")) {
                return false;
            }
            Question.AnswerScale scale = question.scale();
            boolean whole = word.strip().matches("\\p{Nd}+");
            return !whole
                    || Integer.parseInt(word.strip()) < scale.low()
                    || Integer.parseInt(word.strip()) > scale.high();
        }
    }

    /**
     * A value of a column.
     *
     * @param rows how many rows have it
     * @param meaning code that it means so far; empty when it is not known
     * @param open whether a person must say what it means
     * @param proposed whether the meaning is only proposed: no row is read by it until a person confirms it
     */
    public record CountedValue(String word, long rows, String meaning, boolean open, boolean proposed) {}

    /** @throws Problem as for {@link FileSetup#begin} */
    public FileFacts facts(Upload upload, FileDescription description) {
        DescribedHead opened = files.open(upload, description);
        List<FirstRow> rows = new ArrayList<>();
        List<String[]> all = opened.table().rows();
        for (int i = 0; i < Math.min(FIRST_ROWS, all.size()); i++) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < Math.min(SHOWN_CELLS, all.get(i).length); c++) {
                cells.add(ShownText.mask(all.get(i)[c]));
            }
            rows.add(new FirstRow(opened.table().line(i), cells));
        }
        return new FileFacts(
                opened.format(),
                opened.head().tables().stream()
                        .map(HeadTable::sheet)
                        .filter(sheet -> !sheet.isEmpty())
                        .toList(),
                opened.table().sheet(),
                opened.head().charset(),
                opened.head().delimiter(),
                opened.columns().headerLine(),
                opened.columns().hasHeader(),
                opened.columns().proposals().stream().map(ColumnProposal::title).toList(),
                rows);
    }

    /** Where the columns stand, and what each could be. */
    public ColumnChoices columns(Upload upload, FileDescription description, Collection<Mapping> mappings) {
        DescribedHead opened =
                files.open(upload, description.layout(), description.columns().type(), mappings);
        MappingSuggestion columns = opened.columns();
        Map<Integer, String> titles = columns.proposals().stream()
                .collect(Collectors.toMap(ColumnProposal::column, c -> ShownText.mask(c.title())));
        List<ColumnChoice> all = columns.proposals().stream()
                .map(c -> {
                    String chosen = description.columns().fields().getOrDefault(c.column(), "");
                    return new ColumnChoice(
                            c.column(),
                            ShownText.mask(c.title()),
                            c.examples().stream().map(ShownText::mask).toList(),
                            chosen,
                            chosen.equals(c.field()) ? c.confidence().code() : CHOSEN,
                            c.asked(),
                            columns.dateParts(c.column()).stream()
                                    .map(titles::get)
                                    .toList(),
                            columns.reasons(c.column(), description.columns().fields()).stream()
                                    .map(reason -> reason.text(ShownText::mask))
                                    .toList());
                })
                .toList();
        boolean moreSheets =
                description.layout().sheet().isEmpty() && opened.head().tables().size() > 1;
        return new ColumnChoices(opened.table().sheet(), moreSheets, columns.headerLine(), all);
    }

    /** Titles of columns that hold days and that no field reads. */
    public List<String> unreadDays(Upload upload, FileDescription description) {
        MappingSuggestion columns = files.open(upload, description).columns();
        return columns.proposals().stream()
                .filter(c -> !description.columns().fields().containsKey(c.column()))
                .filter(c -> columns.dates(c.column()) != null
                        || columns.isSerial(c.column())
                        || !columns.dateParts(c.column()).isEmpty())
                .map(c -> ShownText.mask(c.title()))
                .toList();
    }

    /**
     * The values of the columns of lists and scores, over all rows, the most frequent first; of columns of days what stands there instead
     * of a day.
     */
    public List<ColumnValues> values(Upload upload, FileDescription description) {
        Map<String, Field> fields = setup.fields(description.columns().type());
        DescribedHead opened = files.open(upload, description);
        Map<Integer, Field> listed = new LinkedHashMap<>();
        description.columns().fields().forEach((column, name) -> {
            Field field = fields.get(name);
            if (field != null && (LISTS.contains(field.type()) || field.isDay())) {
                listed.put(column, field);
            }
        });
        if (listed.isEmpty()) {
            return List.of();
        }
        Set<Integer> ofDays = listed.entrySet().stream()
                .filter(entry -> entry.getValue().isDay())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        ValueCounts counts = new ValueCounts(
                listed.keySet(),
                ofDays,
                opened.table().sheet(),
                opened.columns().headerLine());
        files.read(upload, description.layout(), counts);
        Map<Integer, String> titles = opened.columns().proposals().stream()
                .collect(Collectors.toMap(ColumnProposal::column, ColumnProposal::title));
        List<ColumnValues> values = new ArrayList<>();
        listed.forEach((column, field) -> {
            Map<String, String> said = description.values().wordsOf(field.name());
            CodeLookup codes = CodeLookup.of(
                    field, Mapping.plain(description.columns().type()).field(field.name()), policy);
            WordGuess guess = new WordGuess(field, policy);
            List<CountedValue> counted = counts.mostFrequent(column).entrySet().stream()
                    .map(e -> counted(field, codes, guess, said, e.getKey(), e.getValue()))
                    .toList();
            if (field.isDay() && counted.isEmpty()) {
                return;
            }
            values.add(new ColumnValues(
                    field,
                    ShownText.mask(titles.getOrDefault(column, "")),
                    counted,
                    counts.more(column),
                    field.type() == Field.FieldType.SCORE));
        });
        return values;
    }

    private static CountedValue counted(
            Field field, CodeLookup codes, WordGuess guess, Map<String, String> said, String word, long rows) {
        String own = said.get(word);
        if (own != null && !own.isEmpty()) {
            return new CountedValue(word, rows, own, false, false);
        }
        if (field.isDay()) {
            return new CountedValue(word, rows, FileDescription.NOTHING, false, true);
        }
        if (field.type() == Field.FieldType.SCORE && field.question() != null) {
            String number = TextNormalizer.latinDigits(word).replaceFirst("[.,]0+$", "");
            boolean scored = number.matches("\\d{1,2}")
                    && Integer.parseInt(number) >= field.question().scale().low()
                    && Integer.parseInt(number) <= field.question().scale().high();
            String code = codes.code(word);
            String meaning = scored ? number : code == null ? "" : code;
            return new CountedValue(word, rows, meaning, meaning.isEmpty(), false);
        }
        String code = codes.code(word);
        String meaning = code == null ? guess.code(word) : code;
        return new CountedValue(word, rows, meaning, meaning.isEmpty(), code == null && !meaning.isEmpty());
    }

    /** The columns of dates as they are understood. */
    public List<UnderstoodDates> dates(Upload upload, FileDescription description) {
        Map<String, Field> fields = setup.fields(description.columns().type());
        DescribedHead opened = files.open(upload, description);
        Map<Integer, ColumnProposal> columns = opened.columns().proposals().stream()
                .collect(Collectors.toMap(ColumnProposal::column, Function.identity()));
        List<UnderstoodDates> dates = new ArrayList<>();
        description.columns().fields().forEach((column, name) -> {
            Field field = fields.get(name);
            ColumnProposal proposal = columns.get(column);
            if (field != null && proposal != null && field.isDay()) {
                dates.add(dates(opened, proposal, field, description));
            }
        });
        return dates;
    }

    /** Whether a person has to say which number of the dates is the day. The whole file is read only where its first rows leave it open. */
    public boolean asksDateOrder(Upload upload, FileDescription description) {
        return dates(upload, description).stream().anyMatch(UnderstoodDates::twoReadings)
                && setup.asksDateOrder(upload, description);
    }

    private static UnderstoodDates dates(
            DescribedHead opened, ColumnProposal column, Field field, FileDescription description) {
        List<Integer> parts = opened.columns().dateParts(column.column());
        DateGuess guess = parts.isEmpty()
                ? guess(opened, column.column(), description.dates().ofNumbers(field.name()))
                : new DateGuess(
                        List.of(), List.of(), description.dates().calendar().equals("hijri"));
        List<String> cells = (parts.isEmpty()
                        ? opened.table().column(opened.headerRow(), column.column()).stream()
                        : opened.table().below(opened.headerRow()).map(row -> joined(row, column.column(), parts)))
                .filter(cell -> cell.chars().anyMatch(Character::isDigit)) // words are asked for in the step of values
                .distinct()
                .limit(DATE_EXAMPLES)
                .toList();
        List<ReadDate> read = cells.stream()
                .map(cell -> guess == null
                        ? new ReadDate(ShownText.mask(cell), "", "")
                        : new ReadDate(
                                ShownText.mask(cell),
                                guess.day(cell, guess.formats()),
                                guess.otherwise().isEmpty() ? "" : guess.day(cell, guess.otherwise())))
                .toList();
        return new UnderstoodDates(
                field.name(),
                ShownText.mask(column.title()),
                read,
                guess != null && !guess.otherwise().isEmpty(),
                !cells.isEmpty() && cells.stream().allMatch(FileView::isNumber),
                !read.isEmpty() && read.stream().allMatch(date -> date.day().isEmpty()));
    }

    /** A date of three columns as it is read. */
    private static String joined(String[] row, int year, List<Integer> parts) {
        List<String> cells = Stream.of(year, parts.get(0), parts.get(1))
                .map(column -> column < row.length ? TextNormalizer.clean(row[column]) : "")
                .toList();
        return IsoDates.join(cells.get(0), cells.get(1), cells.get(2));
    }

    /** How the cells of a column are days; null when nobody knows. */
    private static @Nullable DateGuess guess(DescribedHead opened, int column, String ofNumbers) {
        String format = ofNumbers.isEmpty() && opened.columns().isSerial(column) ? "excel" : ofNumbers;
        return format.isEmpty() ? opened.columns().dates(column) : new DateGuess(List.of(format), List.of(), false);
    }

    private static boolean isNumber(String cell) {
        return TextNormalizer.latinDigits(cell).matches("\\d{1,6}([.,]\\d+)?");
    }
}
