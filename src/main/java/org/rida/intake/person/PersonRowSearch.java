package org.rida.intake.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.FileNote;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.format.RowSink;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.NumberKind;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.table.TableHeader;
import org.rida.intake.text.IdentifierParser;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;

/** Looks for rows of people through the rows of a file: by the columns of its mapping, or in every cell where none reads it. */
final class PersonRowSearch implements RowSink {

    private final String name;
    private final @Nullable Mapping mapping;
    private final ErasedNumbers numbers;
    private final List<Field> fields;
    private final List<Long> headLines = new ArrayList<>();
    private final List<String[]> head = new ArrayList<>();
    private final List<FoundRow> rows = new ArrayList<>();
    private final NavigableSet<Long> starts = new TreeSet<>();
    private final NavigableSet<Long> lines = new TreeSet<>();
    private @Nullable TableHeader header;
    private boolean headRead;
    private @Nullable String charset;
    /** Whether the text is the file itself, not in an archive. */
    private final boolean plain;

    PersonRowSearch(IncomingFile file, @Nullable Mapping mapping, ErasedNumbers numbers, Policy policy) {
        this.name = file.name();
        this.plain = !isArchive(file);
        this.mapping = mapping;
        this.numbers = numbers;
        this.fields = mapping == null ? List.of() : FieldCatalog.all(mapping.recordType(), policy);
    }

    @Override
    public void charset(String found) {
        charset = found;
    }

    @Override
    public void sheet(String sheet) {
        finish();
        headRead = false;
        header = null;
    }

    @Override
    public void note(FileNote note) {
        // nothing of it is needed here
    }

    @Override
    public void row(long line, String[] cells) {
        starts.add(line);
        if (headRead) {
            look(line, cells);
            return;
        }
        headLines.add(line);
        head.add(cells);
        if (head.size() == TableHeader.MAX_ROWS) {
            finish();
        }
    }

    /** Looks through the first rows of a table, once its header is known. */
    void finish() {
        if (mapping != null && !head.isEmpty()) {
            header = TableHeader.find(head, fields, mapping);
        }
        headRead = true;
        for (int i = 0; i < head.size(); i++) {
            look(headLines.get(i), head.get(i));
        }
        head.clear();
        headLines.clear();
    }

    private void look(long line, String[] cells) {
        if (header == null || mapping == null ? holdsNumber(cells) : isOfPerson(cells, header, mapping)) {
            lines.add(line);
            rows.add(new FoundRow("file", name, line, content(cells)));
        }
    }

    /** Without a mapping every cell may hold a number. */
    private boolean holdsNumber(String[] cells) {
        for (String cell : cells) {
            String number = IdentifierParser.clean(TextNormalizer.clean(cell));
            if (!number.isEmpty() && isErased(number, numbers)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfPerson(String[] cells, TableHeader table, Mapping by) {
        for (Field field : fields) {
            int column = field.isIdentifier() ? table.columns().column(field) : -1;
            if (column >= 0 && column < cells.length && isOfPerson(field, cells[column], by)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Compares as the intake does: cleaned, with the sender's prefix, and by the kind of number that the field
     * holds.
     */
    private boolean isOfPerson(Field field, String cell, Mapping by) {
        String number = IdentifierParser.clean(TextNormalizer.clean(cell));
        if (number.isEmpty()) {
            return false;
        }
        if (field.type() == Field.FieldType.BENEFICIARY) {
            return numbers.contains(NumberKind.BENEFICIARY, number);
        }
        boolean ofResponse = by.recordType() == RecordType.RESPONSE && field.slot() == 0;
        return numbers.contains(ofResponse ? NumberKind.RESPONSE : NumberKind.REQUEST, by.numberPrefix() + number);
    }

    /** Cells by their header, by their position where the file has none; empty ones are left out. */
    private Map<String, String> content(String[] cells) {
        Map<String, String> content = new LinkedHashMap<>();
        List<String> headers = header == null ? List.of() : header.columns().headers();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                content.put(i < headers.size() ? headers.get(i) : Integer.toString(i + 1), cells[i]);
            }
        }
        return content;
    }

    /** Rows of people, in the order of the file. */
    List<FoundRow> rows() {
        return rows;
    }

    /** Lines on which rows of people begin; rows that only their parser knows are added by the caller. */
    NavigableSet<Long> lines() {
        return lines;
    }

    /** Lines on which any row begins: a row reaches up to the next one. */
    NavigableSet<Long> starts() {
        return starts;
    }

    /** Of a text; empty for workbooks. */
    Optional<String> charset() {
        return Optional.ofNullable(charset);
    }

    /** Whether the text is the file itself, not in an archive. */
    boolean isPlainText() {
        return plain;
    }

    /** By the signature of ZIP, which workbooks and compressed texts have. */
    private static boolean isArchive(IncomingFile file) {
        return file.head().length > 1 && file.head()[0] == 'P' && file.head()[1] == 'K';
    }

    /** Whether it is the number of a request, a response or a person: of a bare number nobody knows which. */
    static boolean isErased(String number, ErasedNumbers numbers) {
        for (NumberKind kind : NumberKind.values()) {
            if (numbers.contains(kind, number)) {
                return true;
            }
        }
        return false;
    }
}
