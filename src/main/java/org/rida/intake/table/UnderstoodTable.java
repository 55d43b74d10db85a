package org.rida.intake.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.question.FileUnderstanding;
import org.rida.intake.row.RowParser;
import org.rida.intake.text.TextNormalizer;
import org.rida.privacy.PiiMasking;

/** Describes for people how the tables of a file were read. */
final class UnderstoodTable {

    private UnderstoodTable() {}

    /**
     * The columns with a header, and the rows of each month.
     *
     * <p>Columns that only the other subject of a register reads are left out: they are neither read nor unread here. So is that of
     * the references in a workbook of rejected rows, which is no column of the sender.
     *
     * @param columns of the first table; null for a file without a header
     * @param parsers of all its tables
     */
    static FileUnderstanding describe(@Nullable ColumnMatch columns, Stream<RowParser> parsers, Mapping mapping) {
        Map<String, Integer> months = new TreeMap<>();
        parsers.forEach(parser -> parser.addMonths(months));
        List<FileUnderstanding.ReadColumn> read = new ArrayList<>();
        if (columns != null) {
            Set<String> others = Mappings.ofOtherSubject(mapping);
            for (int i = 0; i < columns.headers().size(); i++) {
                String header = columns.headers().get(i);
                List<String> fields = columns.fieldsOf(i);
                boolean other = fields.isEmpty() && others.contains(TextNormalizer.fold(header));
                if (!header.isEmpty() && i != columns.reference() && !other) {
                    // the row of the header may be no header but data
                    read.add(new FileUnderstanding.ReadColumn(PiiMasking.mask(header), String.join(", ", fields)));
                }
            }
        }
        return new FileUnderstanding(read, months);
    }
}
