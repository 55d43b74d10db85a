package org.rida.report.html;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.report.Block;
import org.rida.report.Cell;
import org.rida.report.CellWords;







import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the template says, in the page's language. Its expressions call public methods only. */
public final class Phrases {

    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*", Pattern.DOTALL);

    private final Messages wording;
    private final CellWords cells;

    public Phrases(Messages wording) {
        this.wording = wording;
        this.cells = new CellWords(wording);
    }

    public String message(String key) {
        return wording.format(key);
    }

    public String text(BilingualText text) {
        return BOLD.matcher(text.in(wording.language())).replaceAll("$1");
    }

    /** As markup: escaped, what is bold marked as strong. */
    public String marked(BilingualText text) {
        String escaped = text.in(wording.language())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return BOLD.matcher(escaped).replaceAll("<strong>$1</strong>");
    }

    public String kind(Block block) {
        return block.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    public String standing(Cell cell) {
        return cells.standing(cell);
    }

    public String cell(Cell cell, Block.Drawing drawing) {
        return cells.in(cell, drawing);
    }

    public boolean isNumber(Cell cell) {
        return cell.state() == Cell.State.NUMBER;
    }

    public String month(Block.Point point) {
        return cells.month(point.month());
    }

    /** A limit of a series: shares and other numbers with one decimal where they need it. */
    public String limit(Block.Xmr xmr, @Nullable Double limit) {
        return limit == null ? "" : shown(xmr, limit, xmr.unit() == Cell.Unit.SHARE ? 1000 : 10);
    }

    /** The value of a month, as in tables and on cards. */
    public String point(Block.Xmr xmr, Block.Point point) {
        return point.value() == null ? cells.noData() : cells.inTable(Cell.number(xmr.unit(), point.value()));
    }

    /** Empty where the curve has ended. */
    public String share(@Nullable Double share) {
        return share == null ? "" : wording.percent(share);
    }

    public String count(@Nullable Long n) {
        return n == null ? "" : wording.number(n);
    }

    public String number(long n) {
        return wording.number(n);
    }

    public String judgement(Block.Point point) {
        return wording.format("xlsx.judgement." + point.judgement().name().toLowerCase(Locale.ROOT));
    }

    public boolean isKnown(Block.Answers answers) {
        return answers.state() == Cell.State.NUMBER;
    }

    public String reason(Block.Answers answers) {
        return cells.reason(answers.state());
    }

    public List<String> shares(Block.Answers answers) {
        return answers.counts().stream()
                .map(n -> n == null ? cells.reason(Cell.State.MASKED) : wording.percent((double) n / answers.n()))
                .toList();
    }

    public String answers(Block.Answers answers) {
        return wording.number(answers.n());
    }

    private String shown(Block.Xmr xmr, double value, int steps) {
        return cells.axis(xmr.unit(), Math.floor(value * steps + .5) / steps);
    }
}
