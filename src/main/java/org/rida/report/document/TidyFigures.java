package org.rida.report.document;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.report.document.TidyNames.Position;

/** Collects the figures of a report, each once although charts, cards and tables repeat some. */
final class TidyFigures {

    /** Highest score of the scale; distributions have one count per score. */
    private static final int BEST = 5;

    private static final String ANSWERED_BY_DAY = "answered-by-day";
    private static final String WAITING_AFTER_DAY = "waiting-after-day";
    private static final String LEFT_BY_DAY = "left-by-day";
    private static final String WAITING_SHARE = "waiting-share-after-day";
    private static final String HAD_NOBODY_LEFT = "answered-by-day-had-nobody-left";
    private static final Map<String, String> CURVE_NAMES = Map.of(
            ANSWERED_BY_DAY, "xlsx.column.answered-by",
            WAITING_AFTER_DAY, "xlsx.column.waiting",
            LEFT_BY_DAY, "xlsx.column.left-by",
            WAITING_SHARE, "xlsx.column.waiting-share",
            HAD_NOBODY_LEFT, "xlsx.column.nobody-left");
    private static final double SAME = 1e-9;
    private static final String SEPARATOR = " · ";

    /** What makes two rows the same. */
    private record RowKey(YearMonth month, String metric, String slice) {}

    /** A cell with the place in the report from which its names come. */
    private record PlacedCell(Cell cell, TidyNames.Position position) {}

    private final FigureSet figures;
    private final Messages messages;
    private final TidyNames names;
    private final Map<RowKey, PlacedCell> rows = new LinkedHashMap<>();

    TidyFigures(FigureSet figures, Messages messages) {
        this.figures = figures;
        this.messages = messages;
        this.names = new TidyNames(
                messages, figures.part() == null ? "" : words(figures.part().name()));
    }

    List<TidyFigure> rows() {
        // a point of a series keeps its key when a figure of a longer period has the same month
        blocks(Block.XmrSeries.class, (page, series) -> add(series));
        blocks(Block.Cards.class, (page, cards) -> cards.cards().forEach(this::add));
        blocks(Block.TableData.class, this::add);
        blocks(Block.Distribution.class, (page, answers) -> answers.rows().forEach(row -> add(answers, row)));
        blocks(Block.Curve.class, (page, curve) -> curve.days().forEach(day -> add(curve, day)));
        return rows.entrySet().stream()
                .map(e -> figure(e.getKey(), e.getValue()))
                .toList();
    }

    private TidyFigure figure(RowKey key, PlacedCell placed) {
        return new TidyFigure(
                key.month(),
                key.metric(),
                key.slice(),
                placed.cell(),
                names.metricName(key.metric(), placed.position()),
                names.sliceName(key.slice(), slice(""), placed.position()));
    }

    /** What is done with each block of a kind. */
    private interface BlockReader<T> {
        void read(FigureSet.ReportPage page, T block);
    }

    private <T extends Block> void blocks(Class<T> kind, BlockReader<T> reader) {
        for (FigureSet.ReportPage page : figures.pages()) {
            page.blocks().stream().filter(kind::isInstance).map(kind::cast).forEach(block -> reader.read(page, block));
        }
    }

    private void add(Block.XmrSeries series) {
        String key = series.source();
        String name = words(series.title());
        // a quarter is no month, although it stands in the place of its last one
        String span = series.step() == 1 ? "" : "/" + series.step() + "-months";
        for (Block.ChartPoint point : series.points()) {
            Cell cell = point.cell(series.unit());
            Cell exact = cell.isQuotient() || cell.value() == null || series.unit() != Cell.CellUnit.SHARE
                    ? cell
                    : Cell.number(series.unit(), Objects.requireNonNull(cell.value()));
            if (key == null) {
                named(point.month(), exact, Position.headed(name));
            } else {
                keyed(
                        new RowKey(point.month(), metric(key) + span, slice(slicePart(key))),
                        exact,
                        Position.headed(name));
            }
        }
    }

    private void add(Block.Card card) {
        Cell cell = card.value();
        Position position = Position.headed(words(card.title()));
        if (cell.state() == Cell.CellState.WORDS) {
            return;
        }
        key(cell).ifPresentOrElse(key -> keyed(key, cell, position), () -> named(figures.month(), cell, position));
    }

    private void add(FigureSet.ReportPage page, Block.TableData table) {
        String title = Stream.of(table.title(), page.title(), figures.title())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(this::words)
                .orElse("");
        for (int i = 1; i < table.columns().size(); i++) {
            if (table.columns().get(i).drawing().hasNumbers() && !isInWords(table, i)) {
                String column = words(table.columns().get(i).title());
                String name = title + SEPARATOR + column;
                for (Block.TableRow row : table.rows()) {
                    Cell cell = row.cells().get(i - 1);
                    String label = words(row.label());
                    Optional<RowKey> key =
                            cell.state() == Cell.CellState.NUMBER ? key(cell) : likeOthers(table, row, i);
                    if (key.isPresent()) {
                        keyed(key.get(), cell, position(key.get(), row, name, column));
                    } else if (cell.state() != Cell.CellState.WORDS) {
                        named(figures.month(), cell, new Position(name, "", label));
                    }
                }
            }
        }
    }

    /** Rows name groups, or, in tables of measures, what each measure is about; columns then name the groups. */
    private Position position(RowKey key, Block.TableRow row, String heading, String column) {
        String label = words(row.label());
        boolean groupsInColumns = row.cells().stream()
                        .flatMap(cell -> key(cell).stream())
                        .map(RowKey::slice)
                        .distinct()
                        .count()
                > 1;
        return groupsInColumns
                ? new Position(heading, label, column)
                : key.slice().equals(slice("")) ? new Position(heading, label, "") : new Position(heading, "", label);
    }

    /** Intervals and counts belong to the figure in another column. */
    private static boolean isInWords(Block.TableData table, int column) {
        return table.rows().stream()
                .map(row -> row.cells().get(column - 1))
                .anyMatch(cell ->
                        cell.state() == Cell.CellState.WORDS && (cell.low() != null || cell.denominator() != null));
    }

    /**
     * Of a cell without a number: the metric that all others of its column have, and the slice that all others of its
     * row have.
     */
    private Optional<RowKey> likeOthers(Block.TableData table, Block.TableRow row, int column) {
        if (row.cells().get(column - 1).state() == Cell.CellState.WORDS) {
            return Optional.empty();
        }
        Set<String> metrics = table.rows().stream()
                .flatMap(other -> key(other.cells().get(column - 1)).stream())
                .map(RowKey::metric)
                .collect(Collectors.toSet());
        Set<String> slices = row.cells().stream()
                .flatMap(other -> key(other).stream())
                .map(RowKey::slice)
                .collect(Collectors.toSet());
        return metrics.size() == 1 && slices.size() == 1
                ? Optional.of(new RowKey(
                        figures.month(),
                        metrics.iterator().next(),
                        slices.iterator().next()))
                : Optional.empty();
    }

    private void add(Block.Distribution distribution, Block.AnswerDistribution answers) {
        IntStream.range(0, BEST).forEach(i -> {
            Cell cell = answer(answers, i);
            String title = words(distribution.title()) + SEPARATOR;
            String score = messages.format("xlsx.answer." + (BEST - i));
            String label = words(answers.label());
            if (answers.question() == null) {
                named(figures.month(), cell, new Position(title + score, "", label));
            } else {
                keyed(
                        new RowKey(figures.month(), "answers:" + answers.question(), slice("score=" + (BEST - i))),
                        cell,
                        new Position(title + label, "", score));
            }
        });
    }

    private static Cell answer(Block.AnswerDistribution answers, int place) {
        if (answers.state() != Cell.CellState.NUMBER || answers.counts().isEmpty()) {
            return answers.state() == Cell.CellState.TOO_FEW
                    ? Cell.tooFew(Cell.CellUnit.COUNT)
                    : Cell.noData(Cell.CellUnit.COUNT);
        }
        Long n = answers.counts().get(place);
        return n == null
                ? Cell.tooFew(Cell.CellUnit.COUNT)
                : new Cell(
                        Cell.CellState.NUMBER,
                        Cell.CellUnit.COUNT,
                        (double) n,
                        null,
                        null,
                        n,
                        answers.n(),
                        BilingualText.EMPTY,
                        null);
    }

    private static Cell.@Nullable CountedFrom from(Block.Curve curve, String metric) {
        return curve.counts() == null ? null : new Cell.CountedFrom(metric, curve.counts());
    }

    /** Nothing after the end of the curve. */
    private void add(Block.Curve curve, Block.CurveDay day) {
        Double answered = day.answered();
        if (answered == null) {
            return;
        }
        Cell share = Cell.estimate(Cell.CellUnit.SHARE, answered, day.low(), day.high())
                .computedFrom(from(curve, ANSWERED_BY_DAY));
        add(ANSWERED_BY_DAY, day, share);
        day.shares().ifPresent(shares -> {
            add(LEFT_BY_DAY, day, share(curve, LEFT_BY_DAY, shares.left()));
            add(WAITING_SHARE, day, share(curve, WAITING_SHARE, shares.waiting()));
        });
        Double nobodyLeft = day.nobodyLeft();
        if (nobodyLeft != null) {
            add(HAD_NOBODY_LEFT, day, share(curve, HAD_NOBODY_LEFT, nobodyLeft));
        }
        Long waiting = day.waiting();
        if (waiting != null) {
            add(WAITING_AFTER_DAY, day, Cell.count(waiting).computedFrom(from(curve, WAITING_AFTER_DAY)));
        }
    }

    private static Cell share(Block.Curve curve, String metric, double share) {
        return Cell.number(Cell.CellUnit.SHARE, share).computedFrom(from(curve, metric));
    }

    private void add(String metric, Block.CurveDay day, Cell cell) {
        keyed(
                new RowKey(figures.month(), metric, slice("day=" + day.day())),
                cell,
                new Position(
                        messages.format(Objects.requireNonNull(CURVE_NAMES.get(metric))),
                        "",
                        messages.format("xlsx.day", "day", day.day())));
    }

    /** Empty for a number that is only part of a figure, such as its denominator. */
    private Optional<RowKey> key(Cell cell) {
        String source = cell.source();
        if (source == null || cell.state() != Cell.CellState.NUMBER) {
            return Optional.empty();
        }
        return Optional.ofNullable(TidyNames.metric(metric(source).split(":", 2)[0]))
                .filter(metric -> metric.unit().name().equals(cell.unit().name()))
                .map(metric -> new RowKey(figures.month(), metric(source), slice(slicePart(source))));
    }

    /** A figure that stands in the report a second time is kept once; another one under the same key by its words. */
    private void keyed(RowKey key, Cell cell, Position position) {
        names.learn(key.slice(), position);
        PlacedCell known = rows.get(key);
        if (known == null || isSame(known.cell(), cell) && known.cell().low() == null && cell.low() != null) {
            rows.put(key, new PlacedCell(cell, known == null ? position : known.position()));
        } else if (!isSame(known.cell(), cell)) {
            named(key.month(), cell, position);
        }
    }

    private void named(YearMonth month, Cell cell, Position position) {
        String label = position.slice().isEmpty() ? position.subject() : position.slice();
        RowKey key = new RowKey(month, position.heading(), slice(label));
        for (int n = 2; rows.containsKey(key); n++) {
            key = new RowKey(month, position.heading() + " " + n, slice(label));
        }
        rows.put(key, new PlacedCell(cell, position));
    }

    private static boolean isSame(Cell a, Cell b) {
        return a.state() == b.state() && a.unit() == b.unit() && Math.abs(orZero(a.value()) - orZero(b.value())) < SAME;
    }

    private static double orZero(@Nullable Double number) {
        return number == null ? 0 : number;
    }

    /** A report of one part is about this part, also where it breaks its figures down. */
    private String slice(String own) {
        FigureSet.FigureSetPart part = figures.part();
        String whole = part == null
                ? ""
                : (part.slice() == Dimension.ALL ? "source" : part.slice().code()) + "=" + part.value();
        String both = whole.isEmpty() || own.isEmpty() ? whole + own : whole + "," + own;
        return both.isEmpty() ? TidyFigure.ALL : both;
    }

    private static String metric(String key) {
        int at = key.indexOf('@');
        return at < 0 ? key : key.substring(0, at);
    }

    private static String slicePart(String key) {
        int at = key.indexOf('@');
        return at < 0 ? "" : key.substring(at + 1);
    }

    private String words(BilingualText text) {
        return text.in(messages.language()).replace("**", "");
    }
}
