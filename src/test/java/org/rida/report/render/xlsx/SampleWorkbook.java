package org.rida.report.render.xlsx;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;

/** A board report of a charity that does not exist. */
final class SampleWorkbook {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final int MONTHS = 24;
    private static final int GAP = 9;
    private static final int REBASED = 12;

    private SampleWorkbook() {}

    static FigureSet in(DigitSystem digits) {
        return new FigureSet(
                "board-monthly",
                MONTH,
                new BilingualText("تقرير رضا المستفيدين وزمن الإنجاز", "Beneficiary satisfaction and turnaround"),
                new BilingualText(
                        "أكتوبر ٢٠٢٦ · ربيع الآخر – جمادى الأولى ١٤٤٨هـ · مُعدّ لمجلس الإدارة",
                        "October 2026 · Rabi II – Jumada I 1448 AH · prepared for the board"),
                new BilingualText("مسودة", "Draft"),
                List.of(
                        new BilingualText("سياسة تنظيم العلاقة مع المستفيدين", "Beneficiary relations policy"),
                        new BilingualText("أُعدّ في ٢٠٢٦/١١/٠١", "Prepared on 2026/11/01")),
                MONTH.atEndOfMonth(),
                digits,
                List.of(first(), second(), texts()));
    }

    private static FigureSet.ReportPage first() {
        return new FigureSet.ReportPage(
                BilingualText.EMPTY,
                List.of(
                        sentence(),
                        cards(),
                        series(
                                new BilingualText("نسبة الرد خلال أسبوعين", "Answered within two weeks"),
                                Cell.CellUnit.SHARE,
                                0.70,
                                0.9),
                        series(
                                new BilingualText("وسيط زمن الرد بالأيام", "Median days to answer"),
                                Cell.CellUnit.DAYS,
                                9,
                                null)),
                new BilingualText("الاتجاه الشهري", "Monthly trends"));
    }

    private static FigureSet.ReportPage second() {
        return new FigureSet.ReportPage(
                new BilingualText(
                        "أين يذهب الوقت، وما رأي المستفيدين؟", "Where does the time go, and what do people say?"),
                List.of(stages(), channels(), measures(), distribution()),
                new BilingualText("الوقت والرأي", "Time and opinions"));
    }

    private static Block sentence() {
        return new Block.Sentence(
                BilingualText.EMPTY,
                new BilingualText(
                        "من الطلبات التي حلّ موعدها في أكتوبر أُجيب عن **٨٦٪** خلال أسبوعين، وهو تحسّن حقيقي، فالمستوى أفضل منذ "
                                + "نوفمبر ٢٠٢٥، لكن بلوغ المستهدف ما زال يحتاج تغييرًا في طريقة العمل. وما زال **٤١** طلبًا مفتوحًا "
                                + "تجاوز الأسبوعين. رضي **٨٩٪** ممن أُجيبوا في الموعد مقابل **٥٨٪** ممن تأخر الرد عليهم.",
                        "Of the requests that fell due in October, **86%** were answered within two weeks, a real improvement: "
                                + "on a better level since November 2025; reaching the target still takes a change in the way of working. "
                                + "**41** requests beyond the two weeks are still open."));
    }

    private static Block cards() {
        return new Block.Cards(
                BilingualText.EMPTY,
                List.of(
                        card(
                                new BilingualText("أُجيب عنه خلال أسبوعين", "Answered within two weeks"),
                                figure(Cell.CellUnit.SHARE, 312 / 363.0, 0.8196, 0.8915, 312L, 363L),
                                new BilingualText("٣١٢ من ٣٦٣", "312 of 363"),
                                Block.VariationIcon.IMPROVEMENT_HIGH,
                                Block.TargetOutlook.FAILS),
                        card(
                                new BilingualText(
                                        "وسيط زمن الرد، مع المفتوحة", "Median days to answer, open ones included"),
                                figure(Cell.CellUnit.DAYS, 9, 8.0, 10.0, null, null),
                                BilingualText.EMPTY,
                                Block.VariationIcon.COMMON_CAUSE,
                                Block.TargetOutlook.NONE),
                        card(
                                new BilingualText("صافي نقاط الترويج", "Net promoter score"),
                                figure(Cell.CellUnit.POINTS, -12.4, -20.0, -4.6, null, 182L),
                                new BilingualText("من ١٨٢ تقييمًا", "of 182 answers"),
                                Block.VariationIcon.CONCERN_LOW,
                                Block.TargetOutlook.HIT_AND_MISS),
                        card(
                                new BilingualText("مفتوحة تجاوزت الأسبوعين", "Open beyond the two weeks"),
                                Cell.count(41),
                                new BilingualText("من ١٣٧ مفتوحة", "of 137 open"),
                                null,
                                Block.TargetOutlook.NONE)));
    }

    private static Block.Card card(
            BilingualText title,
            Cell value,
            BilingualText under,
            Block.@Nullable VariationIcon variation,
            Block.TargetOutlook assurance) {
        List<BilingualText> notes =
                List.of(new BilingualText("الشهر السابق أقل قليلًا", "a little less in the month before"));
        return new Block.Card(title, value, under, notes, variation, assurance);
    }

    private static Cell figure(
            Cell.CellUnit unit,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Long numerator,
            @Nullable Long denominator) {
        return new Cell(
                Cell.CellState.NUMBER,
                unit,
                value,
                low,
                high,
                numerator,
                denominator,
                BilingualText.EMPTY,
                "promise-kept");
    }

    private static Block series(BilingualText title, Cell.CellUnit unit, double start, @Nullable Double target) {
        List<Block.ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            double step = unit == Cell.CellUnit.SHARE ? 0.01 : 0.1;
            double centre = start + (i < REBASED ? 2 : 8) * step;
            double value = start + (i * 0.6 + (i * 7 % 5) - 2) * step;
            int n = 300 + i * 3;
            points.add(new Block.ChartPoint(
                    MONTH.minusMonths(MONTHS - 1L - i),
                    i == GAP ? null : unit == Cell.CellUnit.SHARE ? (double) Math.round(value * n) / n : value,
                    i == GAP ? 0 : n,
                    centre,
                    centre - 8 * step,
                    centre + 8 * step,
                    judgement(i)));
        }
        BilingualText ramadan = new BilingualText("رمضان", "Ramadan");
        Block.XmrSeries series = new Block.XmrSeries(
                title,
                unit,
                points,
                target,
                true,
                List.of(new Block.Shade(LocalDate.of(2026, 2, 18), LocalDate.of(2026, 3, 19), ramadan)),
                List.of(new Block.RebaseMark(
                        MONTH.minusMonths(MONTHS - 1L - REBASED), new BilingualText("نموذج جديد", "a new form"))),
                new BilingualText(
                        "الأزرق تحسّن حقيقي، البرتقالي تراجع يستدعي الانتباه، الرمادي تذبذب عادي.",
                        "Blue is improvement, orange is concern, grey is ordinary variation."));
        return series.finding(new BilingualText("تحسّن حقيقي", "real improvement"))
                .keyed(unit == Cell.CellUnit.SHARE ? "promise-kept" : "answered-median");
    }

    private static Block.ChartJudgement judgement(int i) {
        if (i == 4) {
            return Block.ChartJudgement.CONCERN;
        }
        return i > 16 ? Block.ChartJudgement.IMPROVEMENT : Block.ChartJudgement.COMMON;
    }

    private static Block stages() {
        Block.TableColumn label =
                new Block.TableColumn(new BilingualText("المرحلة", "Stage"), 4, Block.ChartKind.LABEL);
        Block.TableColumn median =
                new Block.TableColumn(new BilingualText("الوسيط", "Median"), 1, Block.ChartKind.NUMBER);
        Block.TableColumn most =
                new Block.TableColumn(new BilingualText("٩ من ١٠", "9 in 10"), 1, Block.ChartKind.NUMBER);
        Block.TableColumn span = new Block.TableColumn(BilingualText.EMPTY, 4, Block.ChartKind.SPAN_BAR);
        return new Block.TableData(
                new BilingualText("زمن كل مرحلة (بالأيام)", "Days per stage"),
                List.of(label, median, most, span),
                List.of(
                        stage(new BilingualText("الاستقبال ← اكتمال البيانات", "Received → verified"), 2, 5),
                        stage(new BilingualText("اكتمال البيانات ← لجنة البحث", "Verified → committee"), 3.5, 6),
                        new Block.TableRow(
                                new BilingualText("القرار ← إبلاغ المستفيد", "Decided → replied"),
                                List.of(
                                        Cell.number(Cell.CellUnit.DAYS, 1),
                                        new Cell(
                                                Cell.CellState.NOT_REACHED,
                                                Cell.CellUnit.DAYS,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                BilingualText.EMPTY,
                                                null),
                                        Cell.noData(Cell.CellUnit.DAYS)))),
                BilingualText.EMPTY);
    }

    private static Block.TableRow stage(BilingualText label, double median, double most) {
        return new Block.TableRow(
                label,
                List.of(
                        Cell.number(Cell.CellUnit.DAYS, median),
                        Cell.number(Cell.CellUnit.DAYS, most),
                        figure(Cell.CellUnit.DAYS, median, null, most, null, null)));
    }

    private static Block channels() {
        List<Block.TableColumn> columns = List.of(
                new Block.TableColumn(new BilingualText("القناة", "Channel"), 4, Block.ChartKind.LABEL),
                new Block.TableColumn(new BilingualText("الطلبات", "Requests"), 1, Block.ChartKind.NUMBER),
                new Block.TableColumn(
                        new BilingualText("خلال أسبوعين", "Within two weeks"), 3, Block.ChartKind.SHARE_BAR),
                new Block.TableColumn(new BilingualText("الوسيط", "Median"), 1, Block.ChartKind.NUMBER),
                new Block.TableColumn(new BilingualText("الراضون", "Satisfied"), 1, Block.ChartKind.NUMBER));
        return new Block.TableData(
                new BilingualText("بحسب قناة التواصل", "By channel"),
                columns,
                List.of(
                        channel(new BilingualText("المقابلة", "Interview"), 96, 0.91),
                        channel(new BilingualText("الاتصالات الهاتفية", "Phone calls"), 1088, 0.89),
                        channel(new BilingualText("الموقع الإلكتروني", "Website"), 71, 0.86),
                        channel(new BilingualText("طلب المساعدة", "Help requests"), 52, 0.81),
                        channel(new BilingualText("وسائل التواصل الاجتماعي", "Social media"), 34, 0.79),
                        tooFew(new BilingualText("الخطابات", "Letters")),
                        tooFew(new BilingualText("خدمة التطوع", "Volunteering"))),
                new BilingualText("الأعداد الصغيرة لا تُعرض.", "Small numbers are not shown."));
    }

    private static Block.TableRow channel(BilingualText label, long n, double share) {
        return new Block.TableRow(
                label,
                List.of(
                        Cell.count(n),
                        figure(
                                Cell.CellUnit.SHARE,
                                (double) Math.round(n * share) / n,
                                share - 0.07,
                                share + 0.05,
                                Math.round(n * share),
                                n),
                        Cell.number(Cell.CellUnit.DAYS, 9.5),
                        Cell.number(Cell.CellUnit.SHARE, share - 0.05)));
    }

    /** As the board's four views: a measure in each row, its interval and its counts in words. */
    private static Block measures() {
        BilingualText interval = new BilingualText("٨٢–٨٩٪", "82–89%");
        return new Block.TableData(
                new BilingualText("ما حلّ موعده", "Due in the month"),
                List.of(
                        new Block.TableColumn(new BilingualText("المقياس", "Measure"), 4, Block.ChartKind.LABEL),
                        new Block.TableColumn(new BilingualText("القيمة", "Value"), 2, Block.ChartKind.MEASURE),
                        new Block.TableColumn(
                                new BilingualText("مجال الثقة", "95% interval"), 2, Block.ChartKind.NUMBER),
                        new Block.TableColumn(new BilingualText("= العدد", "= count"), 2, Block.ChartKind.NUMBER)),
                List.of(
                        new Block.TableRow(
                                new BilingualText("الوفاء بالموعد", "Promise kept"),
                                List.of(
                                        figure(Cell.CellUnit.SHARE, 312 / 363.0, 0.8196, 0.8915, 312L, 363L),
                                        Cell.interval(Cell.CellUnit.SHARE, 0.8196, 0.8915, interval),
                                        Cell.counts(312, 363, new BilingualText("٣١٢ من ٣٦٣", "312 of 363")))),
                        new Block.TableRow(
                                new BilingualText("أقدم طلب", "Oldest request"),
                                List.of(
                                        Cell.number(Cell.CellUnit.DAYS, 157),
                                        Cell.words(BilingualText.EMPTY),
                                        Cell.words(BilingualText.EMPTY)))),
                BilingualText.EMPTY);
    }

    private static Block.TableRow tooFew(BilingualText label) {
        return new Block.TableRow(
                label,
                List.of(
                        Cell.tooFew(Cell.CellUnit.COUNT),
                        Cell.tooFew(Cell.CellUnit.SHARE),
                        Cell.tooFew(Cell.CellUnit.DAYS),
                        Cell.tooFew(Cell.CellUnit.SHARE)));
    }

    private static Block distribution() {
        return new Block.Distribution(
                new BilingualText("تقييم جوانب الخدمة", "How people rate the service"),
                List.of(
                        answers(new BilingualText("سهولة الإجراءات", "Ease of procedures"), 66, 75, 24, 11, 6),
                        answers(new BilingualText("أداء مقدم الخدمة", "Provider's performance"), 87, 69, 16, 6, 4),
                        answers(new BilingualText("سرعة الإنجاز", "Speed"), 49, 66, 33, 20, 14),
                        answers(new BilingualText("وضوح المعلومات", "Clarity of information"), 58, 73, 27, 15, 9),
                        Block.AnswerDistribution.without(
                                new BilingualText("سهولة الوصول", "Access"), Cell.CellState.TOO_FEW)),
                new BilingualText("عدد التقييمات ١٨٢.", "182 answers."));
    }

    private static Block.AnswerDistribution answers(BilingualText label, long... counts) {
        return Block.AnswerDistribution.shown(
                label, java.util.Arrays.stream(counts).boxed().toList());
    }

    private static FigureSet.ReportPage texts() {
        return new FigureSet.ReportPage(
                new BilingualText("التعريفات", "Definitions"),
                List.of(
                        new Block.Paragraphs(
                                new BilingualText("أُجيب عنه خلال أسبوعين", "Answered within two weeks"),
                                List.of(
                                        new BilingualText(
                                                "الطلبات التي حلّ موعدها في الشهر، عدا ما خرج دون رد قبل موعده. تُعد في الموعد إذا أُبلغ "
                                                        + "المستفيد بالقرار خلال أربعة عشر يومًا من استقبال الطلب، وما سوى ذلك متأخر.",
                                                "Requests whose target day fell in the month, less those that left without a reply before it. "
                                                        + "On time means that the decision was communicated within fourteen days of receipt.")))));
    }
}
