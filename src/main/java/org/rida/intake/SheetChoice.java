package org.rida.intake;

import org.rida.i18n.Problem;





import java.util.List;

/** Which sheets of a workbook are read: the named one, or the visible ones until one has rows. */
final class SheetChoice {

    private SheetChoice() {}

    /** @param place relation or number by which the format finds the sheet */
    record Sheet(String name, String place, boolean hidden) {}

    /** @throws Problem when the mapping names a sheet that the workbook does not have */
    static List<Sheet> of(Incoming file, Mapping mapping, List<Sheet> all, RowSink rows) {
        String wanted = mapping.sheet();
        List<Sheet> chosen = wanted == null
                ? all.stream().filter(s -> !s.hidden()).toList()
                : all.stream()
                        .filter(s -> Words.fold(s.name()).equals(Words.fold(wanted)))
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
        List<Sheet> hidden =
                all.stream().filter(s -> s.hidden() && !chosen.contains(s)).toList();
        if (!hidden.isEmpty()) {
            rows.note(Note.of("hidden-sheets", "sheets", names(hidden)));
        }
        return chosen;
    }

    private static String names(List<Sheet> sheets) {
        return String.join(", ", sheets.stream().map(Sheet::name).toList());
    }
}
