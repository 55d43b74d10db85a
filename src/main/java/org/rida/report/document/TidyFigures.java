package org.rida.report.document;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;

/** Collects the figures of a report, each once although charts, cards and tables repeat some. */
final class TidyFigures {

    private static final Map<String, Metric> METRICS =
            Stream.of(Metric.values()).collect(Collectors.toMap(Metric::id, Function.identity()));
    /** Highest score of the scale; distributions have one count per score. */
    private static final int BEST = 5;

    private static final String ANSWERED_BY_DAY = "answered-by-day";
    private static final String WAITING_AFTER_DAY = "waiting-after-day";
    private static final String LEFT_BY_DAY = "left-by-day";
    private static final String WAITING_SHARE = "waiting-share-after-day";
    private static final String HAD_NOBODY_LEFT = "answered-by-day-had-nobody-left";
    private static final double SAME = 1e-9;
    private static final String SEPARATOR = " · ";

    /** What makes two rows the same. */
    private record RowKey(YearMonth month, String metric, String slice) {}

    private final FigureSet figures;
    private final Messages messages;
    private final Map<RowKey, Cell> rows = new LinkedHashMap<>();

    TidyFigures(FigureSet figures, Messages messages) {
        this.figures = figures;
        this.messages = messages;
    }

    List<TidyFigure> rows() {
        // a point of a series keeps its key when a figure of a longer period has the same month
        blocks(Block.XmrSeries.class, (page, series) -> add(series));
        blocks(Block.Cards.class, (page, cards) -> cards.cards().forEach(this::add));
        blocks(Block.TableData.class, this::add);
        blocks(Block.Distribution.class, (page, answers) -> answers.rows().forEach(row -> add(answers, row)));
        blocks(Block.Curve.class, (page, curve) -> curve.days().forEach(day -> add(curve, day)));
        return rows.entrySet().stream()
                .map(e -> new TidyFigure(
                        e.getKey().month(), e.getKey().metric(), e.getKey().slice(), e.getValue()))
                .toList();
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
                named(point.month(), name, "", exact);
            } else {
                keyed(new RowKey(point.month(), metric(key) + span, slice(slicePart(key))), exact, name, "");
            }
        }
    }

    private void add(Block.Card card) {
        Cell cell = card.value();
        String name = words(card.title());
        if (cell.state() == Cell.CellState.WORDS) {
            return;
        }
        key(cell).ifPresentOrElse(key -> keyed(key, cell, name, ""), () -> named(figures.month(), name, "", cell));
    }

    private void add(FigureSet.ReportPage page, Block.TableData table) {
        String title = Stream.of(table.title(), page.title(), figures.title())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(this::words)
                .orElse("");
        for (int i = 1; i < table.columns().size(); i++) {
            if (table.columns().get(i).drawing().hasNumbers() && !isInWords(table, i)) {
                String name = title + SEPARATOR + words(table.columns().get(i).title());
                for (Block.TableRow row : table.rows()) {
                    Cell cell = row.cells().get(i - 1);
                    String label = words(row.label());
                    Optional<RowKey> key =
                            cell.state() == Cell.CellState.NUMBER ? key(cell) : likeOthers(table, row, i);
                    if (key.isPresent()) {
                        keyed(key.get(), cell, name, label);
                    } else if (cell.state() != Cell.CellState.WORDS) {
                        named(figures.month(), name, label, cell);
                    }
                }
            }
        }
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
            if (answers.question() == null) {
                String name = words(distribution.title()) + SEPARATOR + messages.format("xlsx.answer." + (BEST - i));
                named(figures.month(), name, words(answers.label()), cell);
            } else {
                String score = "score=" + (BEST - i);
                keyed(
                        new RowKey(figures.month(), "answers:" + answers.question(), slice(score)),
                        cell,
                        "answers",
                        score);
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
        String own = "day=" + day.day();
        keyed(new RowKey(figures.month(), metric, slice(own)), cell, metric, own);
    }

    /** Empty for a number that is only part of a figure, such as its denominator. */
    private Optional<RowKey> key(Cell cell) {
        String source = cell.source();
        if (source == null || cell.state() != Cell.CellState.NUMBER) {
            return Optional.empty();
        }
        return Optional.ofNullable(METRICS.get(metric(source).split(":", 2)[0]))
                .filter(metric -> metric.unit().name().equals(cell.unit().name()))
                .map(metric -> new RowKey(figures.month(), metric(source), slice(slicePart(source))));
    }

    /** A figure that stands in the report a second time is kept once; another one under the same key by its words. */
    private void keyed(RowKey key, Cell cell, String name, String label) {
        Cell known = rows.get(key);
        if (known == null || isSame(known, cell) && known.low() == null && cell.low() != null) {
            rows.put(key, cell);
        } else if (!isSame(known, cell)) {
            named(key.month(), name, label, cell);
        }
    }

    private void named(YearMonth month, String name, String label, Cell cell) {
        String slice = slice(label);
        RowKey key = new RowKey(month, name, slice);
        for (int n = 2; rows.containsKey(key); n++) {
            key = new RowKey(month, name + " " + n, slice);
        }
        rows.put(key, cell);
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
