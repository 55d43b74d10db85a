package org.rida.intake.correction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.rejected.RejectedRows;
import org.rida.intake.rejected.RejectedRows.Rejected;
import org.rida.intake.rejected.RejectedRowsWorkbook;
import org.rida.intake.rejected.UnlistedValues;
import org.rida.intake.rejected.UnlistedValues.UnlistedValue;
import org.rida.intake.setup.FileView.ColumnValues;
import org.rida.intake.setup.FileView.CountedValue;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;
import org.springframework.stereotype.Component;

/** Values of lists and scores that several rejected rows of a file have, so that a person is asked once what they mean. */
@Component
public class EqualMistakes {

    private static final int MOST_SHOWN = 40;

    private final RejectedRows rows;
    private final UnlistedValues unlisted;
    private final RejectedRowsWorkbook workbook;
    private final RowCorrections corrections;
    private final Policy policy;

    public EqualMistakes(
            RejectedRows rows,
            UnlistedValues unlisted,
            RejectedRowsWorkbook workbook,
            RowCorrections corrections,
            Policy policy) {
        this.rows = rows;
        this.unlisted = unlisted;
        this.workbook = workbook;
        this.corrections = corrections;
        this.policy = policy;
    }

    /**
     * The columns with such values, each value with the number of its rows; at most {@value #MOST_SHOWN} of a column. A value that the
     * mapping has learned since is not asked for again.
     */
    public List<ColumnValues> columns(SourceFile file, Mapping mapping) {
        Map<String, Field> fields = fields(file, mapping);
        Map<String, List<CountedValue>> values = new LinkedHashMap<>();
        for (UnlistedValue mistake : unlisted.find(file.fileId())) {
            Field field = fields.get(mistake.header());
            if (field != null && !isKnown(field, mapping.field(field.name()), mistake.cell())) {
                values.computeIfAbsent(mistake.header(), header -> new ArrayList<>())
                        .add(new CountedValue(mistake.cell(), mistake.rows().size(), "", true, false));
            }
        }
        return values.entrySet().stream()
                .map(e -> {
                    Field field = Objects.requireNonNull(fields.get(e.getKey()));
                    int more = Math.max(0, e.getValue().size() - MOST_SHOWN);
                    return new ColumnValues(
                            field,
                            e.getKey(),
                            e.getValue().stream().limit(MOST_SHOWN).toList(),
                            more,
                            field.type() == Field.FieldType.SCORE);
                })
                .toList();
    }

    private boolean isKnown(Field field, Mapping.FieldMapping mapping, String cell) {
        String key = TextNormalizer.key(cell);
        return CodeLookup.of(field, mapping, policy).isListed(cell)
                || Stream.concat(mapping.nullValues().stream(), mapping.dontKnow().stream())
                        .map(TextNormalizer::key)
                        .anyMatch(key::equals);
    }

    /**
     * Tries the correction, and stores nothing.
     *
     * @throws Problem when no row would be accepted
     */
    public void check(SourceFile file, Mapping mapping, Map<String, Map<String, String>> meanings) {
        corrections.check(file, mapping, corrected(file, mapping, meanings));
    }

    /**
     * Corrects all rows of the file with these values.
     *
     * @param mapping by which they are read now: with the meanings, where they are remembered
     * @param meanings field to the words and what is to be in the cell instead; the words themselves where the mapping knows them
     * @throws Problem when none was
     */
    public RowCorrections.AcceptedRows correct(
            SourceFile file, Mapping mapping, Map<String, Map<String, String>> meanings, Actor actor) {
        return corrections.correct(file, mapping, corrected(file, mapping, meanings), actor);
    }

    private List<Rejected> corrected(SourceFile file, Mapping mapping, Map<String, Map<String, String>> meanings) {
        Map<String, Field> fields = fields(file, mapping);
        Map<Long, Map<String, String>> cells = new HashMap<>();
        for (UnlistedValue mistake : unlisted.find(file.fileId())) {
            Field field = fields.get(mistake.header());
            String cell = field == null
                    ? null
                    : meanings.getOrDefault(field.name(), Map.of()).get(mistake.cell());
            if (cell != null) {
                mistake.rows().forEach(row -> cells.computeIfAbsent(row, id -> new HashMap<>())
                        .put(mistake.header(), cell));
            }
        }
        return rows.open(file.fileId(), cells.keySet()).stream()
                .map(row -> row.with(cells.getOrDefault(row.id(), Map.of())))
                .toList();
    }

    /** Field by the header of its column, of the columns that are read. */
    public Map<String, Field> fields(SourceFile file, Mapping mapping) {
        List<Field> all = FieldCatalog.all(file.recordType(), policy);
        ColumnMatch columns = ColumnMatch.match(workbook.headers(file.fileId()).toArray(String[]::new), all, mapping);
        Map<String, Field> fields = new HashMap<>();
        all.stream().filter(columns::has).forEach(field -> fields.put(columns.header(field), field));
        return fields;
    }
}
