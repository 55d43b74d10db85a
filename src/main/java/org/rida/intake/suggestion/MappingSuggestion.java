package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.rida.intake.format.FileHead;
import org.rida.intake.format.HeadTable;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.policy.Policy;

/**
 * Suggests a mapping for a file that none of the existing ones fits, as YAML to review and save. Headers that any
 * mapping knows are assigned to its fields; the number, the day, scores and free text are guessed from headers and
 * values, and asked about in comments where several columns could be it.
 */
public final class MappingSuggestion {

    private final SampleColumns columns;
    private final FieldColumns assigned;
    private final RecordType recordType;
    private final Policy policy;
    private final boolean numberFromRow;
    private final List<String> multiSelects = new ArrayList<>();

    private MappingSuggestion(HeadTable head, Collection<Mapping> mappings, Policy policy) {
        this.columns = new SampleColumns(head);
        this.policy = policy;
        KnownHeaders known = new KnownHeaders(columns, mappings, policy);
        this.recordType = known.recordType();
        this.assigned = new FieldColumns(columns);
        known.fields(recordType).forEach((column, field) -> assigned.assign(field, column));
        FieldGuess guess = new FieldGuess(columns, assigned, recordType, policy);
        this.numberFromRow = guess.number() && recordType == RecordType.RESPONSE;
        guess.day();
        if (recordType == RecordType.RESPONSE) {
            multiSelects.addAll(guess.multiSelects());
            guess.answers();
        } else if (recordType == RecordType.REQUEST) {
            guess.kind();
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
                .map(table -> new MappingSuggestion(table, mappings, policy))
                .max(Comparator.comparingInt(MappingSuggestion::weight))
                .orElseThrow();
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
