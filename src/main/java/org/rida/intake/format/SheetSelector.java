package org.rida.intake.format;

import java.util.List;
import org.rida.i18n.Problem;
import org.rida.intake.finding.FileNote;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.TextNormalizer;

/** Which sheets of a workbook are read: the named one, or the visible ones until one has rows. */
final class SheetSelector {

    private SheetSelector() {}

    /** @param place relation or number by which the format finds the sheet */
    record SheetEntry(String name, String place, boolean hidden) {}

    /** @throws Problem when the mapping names a sheet that the workbook does not have */
    static List<SheetEntry> select(IncomingFile file, Mapping mapping, List<SheetEntry> all, RowSink rows) {
        String wanted = mapping.sheet();
        List<SheetEntry> chosen = wanted == null
                ? all.stream().filter(s -> !s.hidden()).toList()
                : all.stream()
                        .filter(s -> TextNormalizer.fold(s.name()).equals(TextNormalizer.fold(wanted)))
                        .toList();
        if (chosen.isEmpty()) {
            throw Problem.of(
                    "intake.refused.sheet-missing",
                    "file",
                    file.name(),
                    "expected",
                    wanted == null ? "*" : wanted,
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

    private static String names(List<SheetEntry> sheets) {
        return String.join(", ", sheets.stream().map(SheetEntry::name).toList());
    }
}
