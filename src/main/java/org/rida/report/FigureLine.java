package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;







import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One figure of the report with where it stands: a line of the workbook's data sheet and of the CSV. */
public record FigureLine(YearMonth month, String page, String block, String row, String column, Cell cell) {

    /** What a list of figures has for each, in this order, after what the list itself is about. */
    public static final List<String> COLUMNS = List.of(
            "page", "block", "row", "column", "unit", "value", "low", "high", "numerator", "denominator", "state");

    /** All figures in the order of the pages. Words are no figures. */
    public static List<FigureLine> of(FigureSet figures, Messages wording) {
        Phrases phrases = new Phrases(wording);
        List<FigureLine> all = new ArrayList<>();
        for (FigureSet.Page page : figures.pages()) {
            String title = phrases.say(page.title().isEmpty() ? figures.title() : page.title());
            for (Block block : page.blocks()) {
                Place place = new Place(figures.month(), title, phrases.say(block.title()), phrases);
                of(block, place).filter(f -> f.cell.state() != Cell.State.WORDS).forEach(all::add);
            }
        }
        return all;
    }

    private static final int BEST = 5;

    /** The words of the workbook, whichever document the line goes to. */
    private record Phrases(Messages wording) {

        String say(BilingualText text) {
            return text.in(wording.language()).replace("**", "");
        }

        String say(String key, Object... namesAndValues) {
            return wording.format("xlsx." + key, namesAndValues);
        }

        String column(String key) {
            return say("column." + key);
        }

        /** @param place 0 for the best answer */
        String answer(int place) {
            return say("answer." + (BEST - place));
        }
    }

    private record Place(YearMonth month, String page, String block, Phrases phrases) {

        FigureLine figure(String row, String column, Cell cell) {
            return new FigureLine(month, page, block, row, column, cell);
        }

        Place in(YearMonth other) {
            return new Place(other, page, block, phrases);
        }
    }

    private static Stream<FigureLine> of(Block block, Place place) {
        if (block instanceof Block.Cards cards) {
            String value = place.phrases.column("value");
            return cards.cards().stream()
                    .map(card -> place.figure(place.phrases.say(card.title()), value, card.value()));
        } else if (block instanceof Block.Xmr series) {
            return series.points().stream().flatMap(point -> of(series, point, place.in(point.month())));
        } else if (block instanceof Block.Table table) {
            return table.rows().stream().flatMap(row -> of(table, row, place));
        } else if (block instanceof Block.Curve curve) {
            return curve.days().stream().flatMap(day -> of(day, place));
        } else if (block instanceof Block.Distribution distribution) {
            return distribution.rows().stream().flatMap(answers -> of(answers, place));
        }
        return Stream.empty();
    }

    private static Stream<FigureLine> of(Block.Xmr series, Block.Point point, Place place) {
        Cell.Unit unit = series.unit();
        Double value = point.value();
        Cell measured = value == null ? Cell.noData(unit) : outOf(unit, value, point.n());
        Stream<@Nullable FigureLine> figures = Stream.of(
                place.figure("", place.phrases.column("value"), measured),
                limit("centre", unit, point.centre(), place),
                limit("lower", unit, point.lower(), place),
                limit("upper", unit, point.upper(), place),
                limit("target", unit, series.target(), place));
        return figures.flatMap(Stream::ofNullable);
    }

    private static Cell outOf(Cell.Unit unit, double value, long n) {
        return new Cell(Cell.State.NUMBER, unit, value, null, null, null, n, BilingualText.EMPTY, null);
    }

    private static @Nullable FigureLine limit(String key, Cell.Unit unit, @Nullable Double value, Place place) {
        return value == null ? null : place.figure("", place.phrases.column(key), Cell.number(unit, value));
    }

    private static Stream<FigureLine> of(Block.Table table, Block.Row row, Place place) {
        return IntStream.range(1, table.columns().size())
                .filter(i -> table.columns().get(i).drawing().hasNumbers())
                .mapToObj(i -> place.figure(
                        place.phrases.say(row.label()),
                        place.phrases.say(table.columns().get(i).title()),
                        row.cells().get(i - 1)));
    }

    private static Stream<FigureLine> of(Block.Day day, Place place) {
        Double answered = day.answered();
        if (answered == null) {
            return Stream.empty();
        }
        Cell share = new Cell(
                Cell.State.NUMBER, Cell.Unit.SHARE, answered, day.low(), day.high(), null, null, BilingualText.EMPTY, null);
        String row = place.phrases.say("day", "day", day.day());
        Stream<FigureLine> figures = Stream.of(place.figure(row, place.phrases.column("answered-by"), share));
        Long waiting = day.waiting();
        return waiting == null
                ? figures
                : Stream.concat(
                        figures, Stream.of(place.figure(row, place.phrases.column("waiting"), Cell.count(waiting))));
    }

    private static Stream<FigureLine> of(Block.Answers answers, Place place) {
        String question = place.phrases.say(answers.label());
        List<FigureLine> figures = new ArrayList<>();
        for (int i = 0; i < BEST; i++) {
            figures.add(place.figure(question, place.phrases.answer(i), answer(answers, i)));
        }
        return figures.stream();
    }

    private static Cell answer(Block.Answers answers, int place) {
        if (answers.state() == Cell.State.NUMBER && !answers.counts().isEmpty()) {
            Long n = answers.counts().get(place);
            return n == null ? Cell.masked(Cell.Unit.COUNT) : Cell.count(n);
        }
        return answers.state() == Cell.State.MASKED ? Cell.masked(Cell.Unit.COUNT) : Cell.noData(Cell.Unit.COUNT);
    }
}
