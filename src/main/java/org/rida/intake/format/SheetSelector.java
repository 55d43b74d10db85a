package org.rida.intake.format;

import java.util.List;
import org.rida.i18n.Problem;
import org.rida.intake.finding.FileNote;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.text.TextNormalizer;

/**
 * Selects the sheets of a workbook to read: the one that the mapping names, or all visible ones, of which the
 * formats read the first with rows.
 */
final class SheetSelector {

    private SheetSelector() {}

    /**
     * @param id by which the format opens the sheet: a relationship id in XLSX, the name in XLS
     * @param hidden also "very hidden", which Excel does not list
     */
    record SheetEntry(String name, String id, boolean hidden) {}

    /**
     * Selects sheets, and notes the hidden ones that are skipped. Names are compared in folded form.
     *
     * @throws Problem when the workbook has no sheet of the requested name, or no visible sheet
     */
    static List<SheetEntry> select(IncomingFile file, Mapping mapping, List<SheetEntry> all, RowSink rows) {
        String requested = mapping.sheet();
        List<SheetEntry> chosen = requested == null
                ? all.stream().filter(s -> !s.hidden()).toList()
                : all.stream()
                        .filter(s -> TextNormalizer.fold(s.name()).equals(TextNormalizer.fold(requested)))
                        .toList();
        if (chosen.isEmpty()) {
            throw Problem.of(
                    "intake.refused.sheet-missing",
                    "file",
                    file.name(),
                    "expected",
                    requested == null ? "*" : requested,
                    "found",
                    names(all));
        }
        List<SheetEntry> hidden =
                all.stream().filter(s -> s.hidden() && !chosen.contains(s)).toList();
        if (!hidden.isEmpty()) {
            rows.note(FileNote.of("hidden-sheets", "sheets", names(hidden)));
        }
        return chosen;
    }

    private static List<String> names(List<SheetEntry> sheets) {
        return sheets.stream().map(SheetEntry::name).toList();
    }
}
