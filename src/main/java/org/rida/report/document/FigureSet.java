package org.rida.report.document;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.policy.Dimension;
import org.rida.report.masking.Disclosed;
import org.rida.tally.count.FlowBalance;













import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, frozen when it is drafted. All renderers read only this, so that PDF, workbook, page and CSV cannot
 * disagree.
 *
 * @param report name of the folder in {@code reports/}
 * @param period the month in both calendars and for whom: the line under the title
 * @param stamp what marks the copy (draft, provisional and why); empty on an issued report
 * @param footer three parts from the line's beginning: policy, day of preparation; the page number is the renderer's
 * @param cutOff the last day that the figures cover
 * @param part null in a report of everything
 * @param disclosed what of the counts behind it is shown and masked; null in what was drafted before that was kept
 * @param beside numbers of the editions that it was masked beside; null in what was drafted before that was kept
 * @param flow of the period, as a later report must begin with it; null in a report of a part
 */
public record FigureSet(
        String report,
        YearMonth month,
        BilingualText title,
        BilingualText period,
        BilingualText stamp,
        List<BilingualText> footer,
        LocalDate cutOff,
        DigitSystem digits,
        List<ReportPage> pages,
        @Nullable FigureSetPart part,
        @Nullable List<Disclosed> disclosed,
        @Nullable List<Long> beside,
        @Nullable FlowBalance flow) {

    /** Of everything, for those who may see all of it. */
    public FigureSet(
            String report,
            YearMonth month,
            BilingualText title,
            BilingualText period,
            BilingualText stamp,
            List<BilingualText> footer,
            LocalDate cutOff,
            DigitSystem digits,
            List<ReportPage> pages) {
        this(report, month, title, period, stamp, footer, cutOff, digits, pages, null, List.of(), List.of(), null);
    }

    public FigureSet with(BilingualText otherStamp, List<BilingualText> otherFooter, List<ReportPage> otherPages) {
        return new FigureSet(
                report,
                month,
                title,
                period,
                otherStamp,
                otherFooter,
                cutOff,
                digits,
                otherPages,
                part,
                disclosed,
                beside,
                flow);
    }

    /** The value of the part, empty for everything: what tells the editions of one month apart. */
    public String partCode() {
        return part == null ? "" : part.value();
    }

    /** One value of a slice, where a report is one document for each. */
    public record FigureSetPart(Dimension slice, String value, BilingualText name) {}

    /** @param title heading of the page; the first page carries the report's own title instead */
    public record ReportPage(BilingualText title, List<Block> blocks) {}
}
