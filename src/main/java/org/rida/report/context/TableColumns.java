package org.rida.report.context;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.report.document.Block.ChartKind;
import org.rida.report.document.Block.TableColumn;

/**
 * Collects the columns of one table. Their titles are messages whose keys begin alike, so a table names each column by what is
 * its own. Weights are relative widths above 0.
 */
public final class TableColumns {

    private final String prefix;
    private final Function<Function<Messages, String>, BilingualText> texts;
    private final List<TableColumn> columns = new ArrayList<>();

    /**
     * @param prefix what the keys of all titles begin with, such as {@code decisions.}; may be empty
     * @param texts writes a text in both languages, such as {@link DraftContext#text}
     */
    public TableColumns(String prefix, Function<Function<Messages, String>, BilingualText> texts) {
        this.prefix = prefix;
        this.texts = texts;
    }

    /** Adds the column that says what a row is about; screen readers and the tagged PDF read it as the row's heading. */
    public TableColumns label(String name, int weight) {
        return column(name, weight, ChartKind.LABEL);
    }

    /** Adds a column of numbers or short words. */
    public TableColumns number(String name, int weight) {
        return column(name, weight, ChartKind.NUMBER);
    }

    /** Adds a column whose cells are displayed in some other way. */
    public TableColumns column(String name, int weight, ChartKind drawing) {
        return titled(texts.apply(messages -> messages.format(prefix + name)), weight, drawing);
    }

    /** Adds a column whose title is no message of this table, such as the name of a dimension. */
    public TableColumns titled(BilingualText title, int weight, ChartKind drawing) {
        columns.add(new TableColumn(title, weight, drawing));
        return this;
    }

    /** @return the columns in the order in which they were added */
    public List<TableColumn> list() {
        return List.copyOf(columns);
    }
}
