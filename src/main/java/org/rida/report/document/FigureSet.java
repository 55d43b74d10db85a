package org.rida.report.document;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.policy.Dimension;
import org.rida.report.opinion.PublishedOpinions;
import org.rida.tally.count.FlowBalance;

/**
 * The content of a report, frozen when it is drafted and stored as JSON. Renderers read nothing else, so that PDF,
 * workbook, HTML and CSV cannot disagree.
 *
 * @param report name of the folder in {@code reports/}
 * @param month month of the run that drafted it
 * @param title of the report
 * @param period the period in both calendars and the audience: the line below the title
 * @param stamp marks the copy as draft, provisional or correction; empty on an issued report
 * @param footer texts from the beginning of the line: policy, day of preparation; the renderer adds the page number
 * @param cutOff the last day that the figures cover
 * @param digits shape of digits in the Arabic documents
 * @param pages at least one
 * @param part null in a report that is not split
 * @param opinions whose opinions are shown, so that later issues give nobody away
 * @param flow reconciliation of the period, from which the next period's report starts; null in a report of a part
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
        PublishedOpinions opinions,
        @Nullable FlowBalance flow) {

    /** A report that is not split, for tests and audiences that may see every answer. */
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
        this(report, month, title, period, stamp, footer, cutOff, digits, pages, null, PublishedOpinions.NONE, null);
    }

    /** The same figures with other pages, stamp and footer. */
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
                opinions,
                flow);
    }

    /** Code of the part; empty in a report that is not split. Distinguishes the editions of one month. */
    public String partCode() {
        return part == null ? "" : part.value();
    }

    public boolean isFirst(ReportPage page) {
        return pages.get(0).equals(page);
    }

    /**
     * The part that a document of a split report is about.
     *
     * @param value code of the department, sender or other part
     * @param name shown to readers
     */
    public record FigureSetPart(Dimension slice, String value, BilingualText name) {}

    /**
     * One page.
     *
     * @param title heading of the page; empty on the first page, which carries the report's title
     * @param sheet short name for the page's sheet in a workbook; null where its title serves
     */
    public record ReportPage(BilingualText title, List<Block> blocks, @Nullable BilingualText sheet) {

        public ReportPage(BilingualText title, List<Block> blocks) {
            this(title, blocks, null);
        }
    }
}
