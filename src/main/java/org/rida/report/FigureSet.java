package org.rida.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.rida.wording.Digits;
import org.rida.wording.Text;

/**
 * What a report says, frozen when it is drafted. All renderers read only this, so that PDF, workbook, page and CSV cannot
 * disagree.
 *
 * @param report name of the folder in {@code reports/}
 * @param period the month in both calendars and for whom: the line under the title
 * @param stamp what marks the copy (draft, provisional and why); empty on an issued report
 * @param footer three parts from the line's beginning: policy, day of preparation; the page number is the renderer's
 * @param cutOff the last day that the figures cover
 */
public record FigureSet(
        String report,
        YearMonth month,
        Text title,
        Text period,
        Text stamp,
        List<Text> footer,
        LocalDate cutOff,
        Digits digits,
        List<Page> pages) {

    FigureSet with(Text otherStamp, List<Text> otherFooter, List<Page> otherPages) {
        return new FigureSet(report, month, title, period, otherStamp, otherFooter, cutOff, digits, otherPages);
    }

    /** @param title heading of the page; the first page carries the report's own title instead */
    public record Page(Text title, List<Block> blocks) {}
}
