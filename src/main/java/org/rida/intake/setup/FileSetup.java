package org.rida.intake.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.TrialReading;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.finding.RowJson;
import org.rida.intake.format.FileFormats;
import org.rida.intake.format.FileHead;
import org.rida.intake.format.HeadTable;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.TextNormalizer;
import org.rida.intake.suggestion.ColumnProposal;
import org.rida.intake.suggestion.DateGuess;
import org.rida.intake.suggestion.MappingSuggestion;
import org.rida.intake.suggestion.ProposalConfidence;
import org.rida.policy.Policy;
import org.rida.privacy.PiiMasking;
import org.springframework.stereotype.Component;

/** Answers what a person is asked about an uploaded file of an unknown layout, as far as the file itself tells. */
@Component
public class FileSetup {

    /** More columns than the exports of survey tools have. */
    private static final int MAX_COLUMNS = 500;

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_SHOWN = 60;
    private static final int FIRST_ROWS = 8;
    private static final int SHOWN_CELLS = 12;
    private static final int DATE_EXAMPLES = 4;

    private static final Set<Field.FieldType> LISTS =
            EnumSet.of(Field.FieldType.TERM, Field.FieldType.FLAG, Field.FieldType.SCORE);

    private final FileFormats formats;
    private final TrialReading trial;
    private final Policy policy;

    FileSetup(FileFormats formats, TrialReading trial, Policy policy) {
        this.formats = formats;
        this.trial = trial;
        this.policy = policy;
    }

    /** A file as it stands, read as it is described so far. */
    private record Opened(String format, FileHead head, HeadTable table, MappingSuggestion columns) {}

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
     * A column and what it could be.
     *
     * @param field that is chosen now; empty for none
     * @param title shortened and masked, as are the examples
     */
    public record ColumnChoice(
            int column, String title, List<String> examples, String field, String confidence, List<String> asked) {}

    /** The dates of a column. */
    public record UnderstoodDates(String field, String title, List<ReadDate> dates, boolean twoReadings) {}

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
    public record ColumnValues(Field field, String title, List<CountedValue> values, int more, boolean scored) {}

    /**
     * A value of a column.
     *
     * @param rows how many rows have it
     * @param meaning code that it means so far; empty when it is not known
     * @param open whether a person must say what it means
     */
    public record CountedValue(String word, long rows, String meaning, boolean open) {}

    /**
     * The description with which a person begins: what the file itself tells, and the proposals for its columns.
     *
     * @param mappings whose headers serve as synonyms
     * @throws Problem when the file cannot be read, or has more columns than can be described here
     */
    public FileDescription begin(Upload upload, Collection<Mapping> mappings) {
        FileDescription description = FileDescription.of(IncomingFile.nameOf(upload.file()));
        Opened opened = open(upload, description, null, mappings);
        return proposed(description.withLayout("auto", "auto", "", 0), opened);
    }

    /**
     * The description with another layout, and the columns proposed anew where that changes them.
     *
     * @throws Problem when the file cannot be read like this
     */
    public FileDescription relayout(
            Upload upload,
            FileDescription description,
            Collection<Mapping> mappings,
            String charset,
            String delimiter,
            String sheet,
            long headerLine,
            String leaveOutColumn,
            String leaveOut) {
        FileDescription changed = description
                .withLayout(charset, delimiter, sheet, headerLine)
                .withLeftOut(leaveOutColumn, leaveOut.length() > LONGEST_TITLE ? "" : leaveOut);
        Opened opened = open(upload, changed, null, mappings);
        boolean same = description.charset().equals(charset)
                && description.delimiter().equals(delimiter)
                && description.sheet().equals(sheet)
                && description.headerLine() == headerLine;
        return same ? changed : proposed(changed, opened);
    }

    /** The description for rows that are something else, with the columns proposed anew. */
    public FileDescription retype(
            Upload upload, FileDescription description, RecordType type, Collection<Mapping> mappings) {
        return proposed(description, open(upload, description, type, mappings));
    }

    private FileDescription proposed(FileDescription description, Opened opened) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        for (ColumnProposal column : opened.columns().proposals()) {
            if (!column.field().isEmpty()) {
                fields.put(column.column(), column.field());
            }
        }
        RecordType type = opened.columns().recordType();
        boolean fromRow = fields.values().stream()
                .noneMatch(FieldCatalog.all(type, policy).get(0).name()::equals);
        return description
                .withColumns(type, fromRow && type != RecordType.INVITATION, fields, Map.of())
                .withWords(Map.of(), Map.of(), List.of())
                .withDates(hijri(opened, fields) ? "hijri" : "gregorian", "auto");
    }

    private static boolean hijri(Opened opened, Map<Integer, String> fields) {
        return fields.keySet().stream().anyMatch(column -> {
            DateGuess dates = opened.columns().dates(column);
            return dates != null && dates.hijri();
        });
    }

    /** @throws Problem as for {@link #begin} */
    public FileFacts facts(Upload upload, FileDescription description) {
        Opened opened = open(upload, description, description.type(), List.of());
        List<FirstRow> rows = new ArrayList<>();
        List<String[]> all = opened.table().rows();
        for (int i = 0; i < Math.min(FIRST_ROWS, all.size()); i++) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < Math.min(SHOWN_CELLS, all.get(i).length); c++) {
                cells.add(shown(all.get(i)[c]));
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

    /** The columns with a name, in the order of the file. */
    public List<ColumnChoice> columns(Upload upload, FileDescription description, Collection<Mapping> mappings) {
        return open(upload, description, description.type(), mappings).columns().proposals().stream()
                .map(c -> {
                    String chosen = description.fields().getOrDefault(c.column(), "");
                    ProposalConfidence confidence =
                            chosen.equals(c.field()) || chosen.isEmpty() ? c.confidence() : ProposalConfidence.NONE;
                    return new ColumnChoice(
                            c.column(),
                            shown(c.title()),
                            c.examples().stream().map(FileSetup::shown).toList(),
                            chosen,
                            confidence.code(),
                            c.asked());
                })
                .toList();
    }

    /**
     * The description with these fields for its columns.
     *
     * @param fields index of a column to the name of a field; unknown ones and empty names are left out
     * @throws Problem when two columns have one field, or a required field has neither a column nor a constant
     */
    public FileDescription withColumns(
            FileDescription description, boolean fromRow, Map<Integer, String> fields, Map<String, String> constants) {
        Map<String, Field> known = fields(description.type());
        Map<Integer, String> chosen = new LinkedHashMap<>();
        fields.forEach((column, field) -> {
            if (known.containsKey(field)) {
                if (chosen.containsValue(field)) {
                    throw Problem.of("setup.problem.twice", "field", field);
                }
                chosen.put(column, field);
            }
        });
        Map<String, String> constant = new HashMap<>(constants);
        constant.values().removeIf(String::isBlank);
        constant.keySet().retainAll(known.keySet());
        boolean rowNumbers = fromRow && description.type() != RecordType.INVITATION;
        for (Field field : known.values()) {
            boolean missing =
                    field.required() && !chosen.containsValue(field.name()) && !constant.containsKey(field.name());
            if (missing && !(field.slot() == 0 && rowNumbers)) {
                throw Problem.of("setup.problem.required." + field.name());
            }
        }
        boolean numbered = chosen.containsValue(
                FieldCatalog.all(description.type(), policy).get(0).name());
        return description.withColumns(description.type(), rowNumbers && !numbered, chosen, constant);
    }

    /** The fields of a record type by name, in their order. */
    public Map<String, Field> fields(RecordType type) {
        return FieldCatalog.all(type, policy).stream()
                .collect(Collectors.toMap(Field::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** The values of the columns of lists and scores, over all rows, the most frequent first. */
    public List<ColumnValues> values(Upload upload, FileDescription description) {
        Map<String, Field> fields = fields(description.type());
        Opened opened = open(upload, description, description.type(), List.of());
        Map<Integer, Field> listed = new LinkedHashMap<>();
        description.fields().forEach((column, name) -> {
            Field field = fields.get(name);
            if (field != null && LISTS.contains(field.type())) {
                listed.put(column, field);
            }
        });
        if (listed.isEmpty()) {
            return List.of();
        }
        ValueCounts counts = new ValueCounts(
                listed.keySet(), opened.table().sheet(), opened.columns().headerLine());
        formats.read(IncomingFile.of(upload.file()), layout(description), counts);
        Map<Integer, String> titles = opened.columns().proposals().stream()
                .collect(Collectors.toMap(ColumnProposal::column, ColumnProposal::title));
        List<ColumnValues> values = new ArrayList<>();
        listed.forEach((column, field) -> {
            Map<String, String> said = description.wordsOf(field.name());
            CodeLookup codes =
                    CodeLookup.of(field, Mapping.plain(description.type()).field(field.name()), policy);
            List<CountedValue> counted = counts.mostFrequent(column).entrySet().stream()
                    .map(e -> counted(field, codes, said, e.getKey(), e.getValue()))
                    .toList();
            values.add(new ColumnValues(
                    field,
                    shown(titles.getOrDefault(column, "")),
                    counted,
                    counts.more(column),
                    field.type() == Field.FieldType.SCORE));
        });
        return values;
    }

    private CountedValue counted(Field field, CodeLookup codes, Map<String, String> said, String word, long rows) {
        String own = said.get(word);
        if (own != null && !own.isEmpty()) {
            return new CountedValue(word, rows, own, false);
        }
        if (field.type() == Field.FieldType.SCORE && field.question() != null) {
            String number = TextNormalizer.latinDigits(word).replaceFirst("[.,]0+$", "");
            boolean scored = number.matches("\\d{1,2}")
                    && Integer.parseInt(number) >= field.question().scale().low()
                    && Integer.parseInt(number) <= field.question().scale().high();
            String code = codes.code(word);
            String meaning = scored ? number : code == null ? "" : code;
            return new CountedValue(word, rows, meaning, meaning.isEmpty());
        }
        String code = codes.code(word);
        if (code == null) {
            code = UsualWords.code(field, word, policy);
        }
        return new CountedValue(word, rows, code, code.isEmpty());
    }

    /** The description with what a person said of values. */
    public FileDescription withWords(
            FileDescription description,
            Map<String, Map<String, String>> words,
            Map<String, String> unlisted,
            List<FileDescription.NewTerm> terms) {
        return description.withWords(words, unlisted, terms);
    }

    /** The columns of dates as they are understood. */
    public List<UnderstoodDates> dates(Upload upload, FileDescription description) {
        Map<String, Field> fields = fields(description.type());
        Opened opened = open(upload, description, description.type(), List.of());
        Map<Integer, ColumnProposal> columns = opened.columns().proposals().stream()
                .collect(Collectors.toMap(ColumnProposal::column, Function.identity()));
        List<UnderstoodDates> dates = new ArrayList<>();
        description.fields().forEach((column, name) -> {
            Field field = fields.get(name);
            ColumnProposal proposal = columns.get(column);
            if (field != null
                    && proposal != null
                    && (field.type() == Field.FieldType.DATE || field.type() == Field.FieldType.MOMENT)) {
                dates.add(dates(opened, proposal, field));
            }
        });
        return dates;
    }

    private static UnderstoodDates dates(Opened opened, ColumnProposal column, Field field) {
        DateGuess guess = opened.columns().dates(column.column());
        List<String> cells = opened.table().column(headerRow(opened), column.column()).stream()
                .distinct()
                .limit(DATE_EXAMPLES)
                .toList();
        List<ReadDate> read = cells.stream()
                .map(cell -> guess == null
                        ? new ReadDate(shown(cell), "", "")
                        : new ReadDate(
                                shown(cell),
                                guess.day(cell, guess.formats()),
                                guess.otherwise().isEmpty() ? "" : guess.day(cell, guess.otherwise())))
                .toList();
        return new UnderstoodDates(
                field.name(),
                shown(column.title()),
                read,
                guess != null && !guess.otherwise().isEmpty());
    }

    private static int headerRow(Opened opened) {
        for (int i = 0; i < opened.table().rows().size(); i++) {
            if (opened.table().line(i) == opened.columns().headerLine()) {
                return i;
            }
        }
        return 0;
    }

    /** The description with this calendar and order of dates; anything unknown is left to the dates themselves. */
    public FileDescription withDates(FileDescription description, String calendar, String order) {
        return description.withDates(
                calendar.equals("hijri") ? "hijri" : "gregorian",
                order.equals("day-first") || order.equals("month-first") ? order : "auto");
    }

    /** The YAML of the mapping that the description stands for. */
    public String yaml(Upload upload, FileDescription description) {
        Opened opened = open(upload, description, description.type(), List.of());
        return new DescriptionYaml(description, opened.columns(), policy).write();
    }

    /**
     * What a reading by the description gives.
     *
     * @throws Problem when the file cannot be read like this
     */
    public TrialReading.Trial read(Upload upload, FileDescription description) {
        return trial.read(upload.file(), Mappings.parse("new", yaml(upload, description)));
    }

    private Opened open(
            Upload upload, FileDescription description, @Nullable RecordType type, Collection<Mapping> mappings) {
        IncomingFile file = IncomingFile.of(upload.file());
        FileHead head = new FileHead();
        formats.read(file, layout(description), head);
        if (head.tables().isEmpty()) {
            throw Problem.of("intake.refused.no-rows", "file", file.name());
        }
        head.tables().forEach(table -> requireFewColumns(file, table));
        HeadTable table = head.tables().stream()
                .filter(t -> description.sheet().isEmpty() || t.sheet().equals(description.sheet()))
                .findFirst()
                .orElseThrow(() -> Problem.of("intake.refused.no-rows", "file", file.name()));
        MappingSuggestion columns = MappingSuggestion.of(table, description.headerLine(), type, mappings, policy);
        return new Opened(formats.formatFor(file).name(), head, table, columns);
    }

    private static void requireFewColumns(IncomingFile file, HeadTable table) {
        for (String[] row : table.rows()) {
            if (row.length > MAX_COLUMNS) {
                throw Problem.of(
                        "setup.problem.columns", "file", file.name(), "found", row.length, "most", MAX_COLUMNS);
            }
            for (String cell : row) {
                if (cell.length() > 100 * LONGEST_TITLE) {
                    throw Problem.of("setup.problem.long-cell", "file", file.name(), "most", 100 * LONGEST_TITLE);
                }
            }
        }
    }

    /** A mapping that reads the cells as described, and no field. */
    private static Mapping layout(FileDescription description) {
        StringBuilder yaml = new StringBuilder("record-type: request\n");
        add(yaml, "charset", description.charset(), "auto");
        add(yaml, "delimiter", description.delimiter(), "auto");
        add(yaml, "sheet", description.sheet(), "");
        return Mappings.parse("new", yaml.toString());
    }

    private static void add(StringBuilder yaml, String key, String value, String usual) {
        if (!value.equals(usual)) {
            yaml.append(key).append(": ").append(RowJson.write(value)).append('\n');
        }
    }

    private static String shown(String cell) {
        String text = TextNormalizer.clean(cell.length() > LONGEST_TITLE ? cell.substring(0, LONGEST_TITLE) : cell);
        String masked = PiiMasking.mask(text);
        return masked.length() > LONGEST_SHOWN ? masked.substring(0, LONGEST_SHOWN) + "…" : masked;
    }
}
