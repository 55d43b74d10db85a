package org.rida.intake.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellReference;
import org.rida.intake.finding.FileNote;
import org.rida.intake.row.FileContext;
import org.rida.privacy.PiiMasking;

/** Collects what a file has beside the rows that are read, so that nothing is left out without a word. */
final class ReadingNotes {

    private static final int MOST_LINES = 10;
    private static final Pattern TIME_ZONE = Pattern.compile("\"timeZone\"\\s*:\\s*\"([^\"]+)\"");

    private final List<FileNote> notes = new ArrayList<>();
    private final List<FileNote> ofSheet = new ArrayList<>();
    /** Names of the sheets that are read, with the number that is added to their lines. */
    private final Map<String, Long> read = new LinkedHashMap<>();

    private final List<String> leftOut = new ArrayList<>();
    private final List<String> summaries = new ArrayList<>();
    private final List<Long> above = new ArrayList<>();
    private final List<Long> joined = new ArrayList<>();
    private final List<Long> again = new ArrayList<>();
    private final List<Long> totals = new ArrayList<>();
    private final Set<String> zones = new TreeSet<>();
    private boolean begun;

    /** A note of the format; those of a sheet that is not read are dropped with it. */
    void add(FileNote note) {
        ofSheet.add(note);
    }

    /**
     * A header was found.
     *
     * @param sheet empty for text
     * @param offset added to the sender's lines of this sheet
     * @param lines of all rows seen so far in this table
     */
    void header(String sheet, long offset, List<Long> lines, TableHeader header) {
        boolean first = sheet.isEmpty() ? !begun : read.putIfAbsent(sheet, offset) == null;
        begun = true;
        above.addAll(lines.subList(0, header.first()));
        joined.addAll(lines.subList(header.first() + 1, header.last() + 1));
        if (!first) {
            again.add(lines.get(header.first()));
        }
    }

    /** Whether a header of the sheet was found before. */
    boolean hasBegun(String sheet) {
        return read.containsKey(sheet);
    }

    /** The first sheet that is read; empty for text. */
    String firstSheet() {
        return read.isEmpty() ? "" : read.keySet().iterator().next();
    }

    /** A row of a header, whose technical identifiers may tell the zone of all times. */
    void technical(String[] cells, FileContext context) {
        if (TableHeader.isTechnical(cells) && context.mapping().zone() == null) {
            for (String cell : cells) {
                Matcher matcher = TIME_ZONE.matcher(cell);
                if (matcher.find()
                        && !matcher.group(1)
                                .equals(context.policy().association().zone().getId())) {
                    zones.add(matcher.group(1));
                }
            }
        }
    }

    /** A row that sums up others. */
    void total(long line) {
        totals.add(line);
    }

    /** A further sheet that sums up others, whose rows are not read. */
    void summary(String sheet) {
        summaries.add(sheet);
    }

    /** The rows of a sheet have ended. */
    void endSheet(String sheet, boolean isRead) {
        if (summaries.contains(sheet)) {
            ofSheet.clear();
            return;
        }
        if (isRead || sheet.isEmpty() || read.containsKey(sheet)) {
            notes.addAll(ofSheet);
        } else {
            leftOut.add(sheet);
        }
        ofSheet.clear();
    }

    /** All notes, with the columns that the parts leave out. */
    List<FileNote> all(List<TablePart> parts, boolean numbered) {
        List<FileNote> all = new ArrayList<>(notes);
        all.addAll(ofSheet);
        if (read.size() > 1) {
            all.add(FileNote.of("sheets-read", "n", read.size(), "sheets", sheetsWithLines()));
        }
        if (!leftOut.isEmpty()) {
            all.add(FileNote.of("sheets-left-out", "n", leftOut.size(), "sheets", List.copyOf(leftOut)));
        }
        if (!summaries.isEmpty()) {
            all.add(FileNote.of("sheets-summary", "n", summaries.size(), "sheets", List.copyOf(summaries)));
        }
        add(all, "rows-above", above);
        add(all, "header-joined", joined);
        add(all, "header-again", again);
        add(all, "totals", totals);
        if (!zones.isEmpty()) {
            all.add(FileNote.of("time-zone", "zone", List.copyOf(zones)));
        }
        unnamed(all, parts, numbered);
        dropped(all, parts);
        absent(all, parts);
        return all;
    }

    private List<String> sheetsWithLines() {
        List<String> sheets = new ArrayList<>();
        read.forEach((name, offset) -> sheets.add(offset == 0 ? name : name + " (" + (offset + 1) + "…)"));
        return sheets;
    }

    private static void add(List<FileNote> all, String code, List<Long> lines) {
        if (!lines.isEmpty()) {
            Stream<String> first = lines.stream().limit(MOST_LINES).map(String::valueOf);
            Stream<String> more = lines.size() > MOST_LINES ? Stream.of("…") : Stream.empty();
            all.add(FileNote.of(
                    code, "n", lines.size(), "lines", Stream.concat(first, more).toList()));
        }
    }

    private static void unnamed(List<FileNote> all, List<TablePart> parts, boolean numbered) {
        Map<Integer, Long> values = new TreeMap<>();
        parts.forEach(part -> part.unnamed().forEach((column, n) -> {
            if (n > 0) {
                values.merge(column, n, Long::sum);
            }
        }));
        if (!values.isEmpty()) {
            List<String> names = values.keySet().stream()
                    .map(c -> numbered ? Integer.toString(c + 1) : CellReference.convertNumToColString(c))
                    .toList();
            all.add(FileNote.of(
                    "columns-unnamed",
                    "n",
                    values.size(),
                    "columns",
                    names,
                    "values",
                    values.values().stream().mapToLong(Long::longValue).sum()));
        }
    }

    private static void dropped(List<FileNote> all, List<TablePart> parts) {
        // Two columns of one header are two; those of several parts are the same.
        Map<String, Long> dropped = new TreeMap<>();
        parts.forEach(part -> part.columns().dropped().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .forEach((header, n) -> dropped.merge(header, n, Math::max)));
        if (!dropped.isEmpty()) {
            List<String> names = dropped.entrySet().stream()
                    .flatMap(e -> Collections.nCopies(e.getValue().intValue(), e.getKey()).stream())
                    .toList();
            all.add(FileNote.of(
                    "columns-dropped",
                    "n",
                    names.size(),
                    "columns",
                    names.stream().map(PiiMasking::mask).toList()));
        }
    }

    /** Columns that the mapping names and a part lacks. */
    private static void absent(List<FileNote> all, List<TablePart> parts) {
        Set<String> absent = new TreeSet<>();
        parts.forEach(part -> absent.addAll(part.columns().absent()));
        if (!absent.isEmpty()) {
            all.add(FileNote.of("columns-absent", "n", absent.size(), "columns", List.copyOf(absent)));
        }
    }
}
