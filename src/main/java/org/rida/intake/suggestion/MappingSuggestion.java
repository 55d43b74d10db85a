package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.intake.format.FileHead;
import org.rida.intake.format.HeadTable;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.table.TableHeader;
import org.rida.policy.Policy;

/**
 * Suggests a mapping for a file that none of the existing ones fits, as YAML to review and save. Headers that any
 * mapping knows are assigned to its fields; the number, the day, scores and free text are guessed from headers and
 * values, and asked about in comments where several columns could be it.
 */
public final class MappingSuggestion {

    private static final int EXAMPLES = 3;
    /** More different values are no status, but a state of a country. */
    private static final int MOST_STATES = 12;

    private final SampleColumns columns;
    private final FieldColumns assigned;
    private final RecordType recordType;
    private final Policy policy;
    private final boolean numberFromRow;
    private final List<String> multiSelects = new ArrayList<>();
    private final ProposalReasons reasons;

    private MappingSuggestion(
            SampleColumns columns, @Nullable RecordType type, Collection<Mapping> mappings, Policy policy) {
        this.columns = columns;
        this.policy = policy;
        KnownHeaders known = new KnownHeaders(columns, mappings, policy);
        this.recordType = type == null ? known.recordType() : type;
        this.assigned = new FieldColumns(columns);
        known.fields(recordType).forEach((column, field) -> assigned.assign(field, column));
        this.reasons = new ProposalReasons(columns, recordType, mappings, policy);
        FieldGuess guess = new FieldGuess(columns, assigned, recordType, policy);
        TitleGuess titles = new TitleGuess(columns, assigned, recordType, policy);
        titles.requestOfAnswer();
        this.numberFromRow = guess.number() && recordType == RecordType.RESPONSE;
        guess.day();
        if (recordType == RecordType.RESPONSE) {
            multiSelects.addAll(guess.multiSelects());
            guess.answers();
        } else if (recordType == RecordType.REQUEST) {
            guess.kind();
        }
        titles.others();
        if (recordType == RecordType.REQUEST) {
            guess.outcome();
            new AnswerGuess(columns, assigned, policy).guess(known);
        }
    }

    /**
     * Of a workbook the sheet with most known headers and dates counts.
     *
     * @param head with at least one table
     * @param mappings whose headers serve as synonyms
     */
    public static MappingSuggestion of(FileHead head, Collection<Mapping> mappings, Policy policy) {
        return head.tables().stream()
                .map(table -> new MappingSuggestion(new SampleColumns(table), null, mappings, policy))
                .max(Comparator.comparingInt(MappingSuggestion::weight))
                .orElseThrow();
    }

    /**
     * The suggestion for one table as a person described it.
     *
     * @param headerLine line of the header, from 1; 0 to guess it
     * @param type what a row is; null to guess it
     */
    public static MappingSuggestion of(
            HeadTable table, long headerLine, @Nullable RecordType type, Collection<Mapping> mappings, Policy policy) {
        for (int row = 0; row < table.rows().size(); row++) {
            if (table.line(row) == headerLine) {
                TableHeader header = TableHeader.inRow(table.rows(), row);
                return new MappingSuggestion(new SampleColumns(table, header), type, mappings, policy);
            }
        }
        return new MappingSuggestion(new SampleColumns(table), type, mappings, policy);
    }

    /** What a row is most likely. */
    public RecordType recordType() {
        return recordType;
    }

    /** Whether no column can be the number of an answer, so that numbers must be generated. */
    public boolean numberFromRow() {
        return numberFromRow;
    }

    /** Whether the table has a row with the names of its columns. */
    public boolean hasHeader() {
        return columns.hasHeader();
    }

    /** How the values of a column are dates; null when they are none. */
    public @Nullable DateGuess dates(int column) {
        return columns.dates(column);
    }

    /** The columns with the month and the day of the dates whose year a column holds; empty for others. */
    public List<Integer> dateParts(int column) {
        return columns.parts(column);
    }

    /** Whether a column holds the day numbers of a spreadsheet. */
    public boolean isSerial(int column) {
        return columns.isSerial(column);
    }

    /** All columns with a title, in the order of the file. */
    public List<ColumnProposal> proposals() {
        List<ColumnProposal> proposals = new ArrayList<>();
        for (int i : columns.where(i -> !columns.title(i).isEmpty())) {
            List<String> examples =
                    columns.values(i).stream().distinct().limit(EXAMPLES).toList();
            List<String> asked = assigned.asked().entrySet().stream()
                    .filter(entry -> entry.getValue().contains(i))
                    .map(Map.Entry::getKey)
                    .toList();
            String field = assigned.all().entrySet().stream()
                    .filter(entry -> entry.getValue() == i)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
            proposals.add(new ColumnProposal(
                    i,
                    columns.title(i),
                    examples,
                    field,
                    confidence(i, field, asked),
                    field.isEmpty() ? asked : List.of()));
        }
        return proposals;
    }

    /**
     * Why a column is read as a field, or is not read: at least one fact that holds for the first rows.
     *
     * @param fields index of each column that is read to the name of its field
     */
    public List<ProposalReason> reasons(int column, Map<Integer, String> fields) {
        return reasons.list(column, fields);
    }

    private ProposalConfidence confidence(int column, String field, List<String> asked) {
        if (!field.isEmpty()) {
            return reasons.isKnownHeader(column, field) ? ProposalConfidence.KNOWN : ProposalConfidence.LIKELY;
        }
        if (columns.isPart(column)) {
            return ProposalConfidence.PART;
        }
        if (!asked.isEmpty()) {
            return ProposalConfidence.ASKED;
        }
        boolean status = recordType == RecordType.REQUEST
                && !columns.isDate(column)
                && columns.values(column).stream().distinct().count() <= MOST_STATES
                && ColumnRole.STATUS.fits(columns.title(column));
        return status ? ProposalConfidence.UNNEEDED : ProposalConfidence.NONE;
    }

    /** The line of the header, from 1. */
    public long headerLine() {
        return columns.headerLine();
    }

    /** The mapping, or a comment that says why the file can have none. */
    public String yaml() {
        if (!columns.hasHeader()) {
            return "# Line " + columns.headerLine()
                    + " looks like data: put a row with the names of the columns above it.\n";
        }
        if (columns.isOneCell()) {
            return "# Each line is one cell in quotation marks: export the file again, or remove the marks around lines.\n";
        }
        return new SuggestionYaml(columns, assigned, recordType, numberFromRow, multiSelects, policy).write();
    }

    private int weight() {
        return columns.hasHeader() ? assigned.all().size() + columns.datesFound() + 1 : 0;
    }
}
