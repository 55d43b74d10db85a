package org.rida.report.block;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.policy.Period;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.TitleSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Builds the table of the input files behind the period's figures: rows read and what became of them, and the last
 * day covered.
 */
@Component
public class DataQualityBlock implements BlockBuilder {

    /** Marks cells that count rows of files rather than people; a correction does not list their changes. */
    public static final String SOURCE = "input";

    /** As intake names and orders the counts: read is the sum of the others; each is a column of the table. */
    private static final List<String> COUNTS =
            List.of("read", "new", "replaced", "unchanged", "superseded", "filtered", "rejected");

    /** So many files of a month are listed one by one. */
    private static final int MOST_FILES = 8;

    private static final String MERGED =
            """
            select mapping, rows_read, rows_new, rows_replaced, rows_unchanged, rows_superseded, rows_filtered,
                rows_rejected, covers_to
            from counted_input order by covers_to, mapping, file_id
            """;

    /**
     * One merged file.
     *
     * @param mapping name of the mapping that reads the file
     * @param rows what became of its rows, by {@link #COUNTS}
     * @param coversTo the last day that the file reports on; null when it has no date column
     */
    private record Input(String mapping, Map<String, Long> rows, @Nullable LocalDate coversTo) {

        boolean within(LocalDate first, LocalDate last) {
            return coversTo != null && !coversTo.isBefore(first) && !coversTo.isAfter(last);
        }
    }

    private final JdbcClient sql;

    DataQualityBlock(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.dataQuality()).map(s -> files(s, draft));
    }

    /** Files that end outside the period still count towards stocks and are summed up in one row. */
    private Block files(TitleSpec spec, DraftContext draft) {
        Period period = draft.facts().period();
        List<Input> all = merged().stream()
                .filter(input -> draft.isAboutFilesOf(input.mapping()))
                .toList();
        List<Input> ofMonth = all.stream()
                .filter(i -> i.within(period.first(), period.last()))
                .toList();
        List<Input> others = all.stream().filter(i -> !ofMonth.contains(i)).toList();
        List<Block.TableRow> rows = new ArrayList<>();
        if (period.kind() == Period.PeriodKind.MONTH && ofMonth.size() <= MOST_FILES) {
            rows.addAll(byFile(ofMonth, draft));
        } else {
            rows.addAll(bySource(ofMonth, draft));
        }
        if (!others.isEmpty()) {
            rows.add(row(draft.text(w -> w.format("data-quality.others", "n", others.size())), others, draft));
        }
        return new Block.TableData(spec.title(), columns(draft), rows, draft.text(w -> w.format("data-quality.note")));
    }

    /** Files by feed and number: their senders' names for them may hold names and numbers of people. */
    private static List<Block.TableRow> byFile(List<Input> files, DraftContext draft) {
        Map<String, Integer> numbers = new HashMap<>();
        return files.stream()
                .map(file -> {
                    int number = numbers.merge(file.mapping(), 1, Integer::sum);
                    BilingualText name = draft.text(w -> w.format(
                            "data-quality.of-file", "source", w.named("mapping.", file.mapping()), "number", number));
                    return row(name, List.of(file), draft);
                })
                .toList();
    }

    /**
     * Longer periods, and months of many files, count the files of each sender: a list would fill pages, and the console has
     * it.
     */
    private static List<Block.TableRow> bySource(List<Input> files, DraftContext draft) {
        Map<String, List<Input>> sources =
                files.stream().collect(Collectors.groupingBy(Input::mapping, TreeMap::new, Collectors.toList()));
        return sources.entrySet().stream()
                .map(source -> row(
                        draft.text(w -> w.format(
                                "data-quality.of-source",
                                "source",
                                w.named("mapping.", source.getKey()),
                                "n",
                                source.getValue().size())),
                        source.getValue(),
                        draft))
                .toList();
    }

    private static List<Block.TableColumn> columns(DraftContext draft) {
        List<Block.TableColumn> columns = new ArrayList<>();
        columns.add(new Block.TableColumn(draft.text(w -> w.format("data-quality.file")), 9, Block.ChartKind.LABEL));
        for (String column : COUNTS) {
            columns.add(new Block.TableColumn(draft.text(w -> w.format("rows." + column)), 4, Block.ChartKind.NUMBER));
        }
        columns.add(
                new Block.TableColumn(draft.text(w -> w.format("data-quality.covers-to")), 5, Block.ChartKind.NUMBER));
        return columns;
    }

    private static Block.TableRow row(BilingualText label, List<Input> files, DraftContext draft) {
        Stream<Cell> counts = COUNTS.stream().map(count -> sum(files, count));
        return new Block.TableRow(
                label,
                Stream.concat(counts, Stream.of(Cell.words(latest(files, draft))))
                        .toList());
    }

    private static Cell sum(List<Input> files, String count) {
        long n = files.stream().mapToLong(file -> file.rows().get(count)).sum();
        return Cell.count(n).withSource(SOURCE);
    }

    /** The last day covered by any of the files; empty when none has a date. */
    private static BilingualText latest(List<Input> files, DraftContext draft) {
        return files.stream()
                .flatMap(f -> Optional.ofNullable(f.coversTo()).stream())
                .max(LocalDate::compareTo)
                .map(day -> draft.text(w -> draft.dates(w).shortDay(day)))
                .orElse(BilingualText.EMPTY);
    }

    private static Map<String, Long> counts(ResultSet row) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        for (String count : COUNTS) {
            counts.put(count, row.getLong("rows_" + count));
        }
        return counts;
    }

    /** The files whose rows the figures count, the earliest last day first. */
    private List<Input> merged() {
        return sql.sql(MERGED)
                .query((row, n) ->
                        new Input(row.getString("mapping"), counts(row), row.getObject("covers_to", LocalDate.class)))
                .list();
    }
}
