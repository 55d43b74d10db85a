package org.rida.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.report.document.Block;
import org.rida.report.document.Block.AnswerDistribution;
import org.rida.report.document.Block.Card;
import org.rida.report.document.Block.ChartJudgement;
import org.rida.report.document.Block.ChartKind;
import org.rida.report.document.Block.ChartPoint;
import org.rida.report.document.Block.Shade;
import org.rida.report.document.Block.TableColumn;
import org.rida.report.document.Block.TableRow;
import org.rida.report.document.Block.TargetOutlook;
import org.rida.report.document.Block.VariationIcon;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.document.FigureSet;

/**
 * A figure set as a board receives it: two years of months, masked cells, undefined cells, and a month without data.
 */
public final class SampleFigureSet {

    private static final YearMonth LAST = YearMonth.of(2026, 10);

    private SampleFigureSet() {}

    public static FigureSet board() {
        return board(BilingualText.EMPTY, List.of(firstPage(), secondPage()));
    }

    public static FigureSet draft() {
        return board(
                new BilingualText("مسودة – لم يعتمدها مجلس الإدارة بعد", "Draft – not yet approved by the board"),
                List.of(firstPage(), secondPage()));
    }

    public static FigureSet board(BilingualText stamp, List<FigureSet.ReportPage> pages) {
        return new FigureSet(
                "board",
                LAST,
                new BilingualText("تقرير رضا المستفيدين وزمن الإنجاز", "Beneficiary satisfaction and turnaround"),
                new BilingualText(
                        "أكتوبر ٢٠٢٦ · ربيع الآخر – جمادى الأولى ١٤٤٨هـ · مُعدّ لمجلس الإدارة",
                        "October 2026 · Rabi II – Jumada I 1448 AH · prepared for the board"),
                stamp,
                List.of(
                        new BilingualText(
                                "سياسة تنظيم العلاقة مع المستفيدين · الإصدار ١٫٠ · قرار ٠٢",
                                "Policy on relations with beneficiaries · version 1.0 · decision 02"),
                        new BilingualText(
                                "أُعدّ في ٢٠٢٦/١١/٠١ · ٢١ جمادى الأولى ١٤٤٨هـ",
                                "Prepared 2026/11/01 · 21 Jumada I 1448 AH")),
                LocalDate.of(2026, 10, 31),
                DigitSystem.ARABIC_INDIC,
                pages);
    }

    public static FigureSet.ReportPage firstPage() {
        return new FigureSet.ReportPage(BilingualText.EMPTY, List.of(sentence(), cards(), promise(), satisfied()));
    }

    public static FigureSet.ReportPage secondPage() {
        return new FigureSet.ReportPage(
                new BilingualText(
                        "أين يذهب الوقت، وما رأي المستفيدين؟", "Where does the time go, and what do people say?"),
                List.of(stages(), channels(), aspects(), themes()));
    }

    public static Block.Sentence sentence() {
        return new Block.Sentence(
                BilingualText.EMPTY,
                new BilingualText(
                        "من الطلبات التي حلّ موعدها في أكتوبر أُجيب عن **٨٦٪** خلال أسبوعين، وهو تحسّن حقيقي، فالمستوى "
                                + "أفضل منذ نوفمبر ٢٠٢٥، لكن بلوغ المستهدف ما زال يحتاج تغييرًا في طريقة العمل. وما زال **٤١** طلبًا "
                                + "مفتوحًا تجاوز الأسبوعين. رضي **٨٩٪** ممن أُجيبوا في الموعد مقابل **٥٨٪** ممن تأخر الرد عليهم.",
                        "Of the requests due in October, **86%** were answered within two weeks: a real improvement, "
                                + "on a better level since November 2025, yet reaching the target still needs a change in how the work is done. "
                                + "**41** open requests are beyond two weeks. **89%** of those answered in time are satisfied, "
                                + "against **58%** of those who waited longer."));
    }

    public static Block.Cards cards() {
        return new Block.Cards(
                BilingualText.EMPTY,
                List.of(
                        new Card(
                                new BilingualText("أُجيب عنه خلال أسبوعين", "Answered within two weeks"),
                                Cell.number(CellUnit.SHARE, 312 / 363.0),
                                new BilingualText("٣١٢ من ٣٦٣", "312 of 363"),
                                List.of(
                                        new BilingualText("٨٢–٨٩٪", "82–89%"),
                                        new BilingualText("المستهدف ٩٠٪", "Target 90%")),
                                VariationIcon.IMPROVEMENT_HIGH,
                                TargetOutlook.FAILS),
                        new Card(
                                new BilingualText("وسيط زمن الرد، مع المفتوحة", "Median reply, open included"),
                                Cell.number(CellUnit.DAYS, 9),
                                new BilingualText("تسعة من عشرة ≤ ١٦", "Nine in ten ≤ 16"),
                                List.of(
                                        new BilingualText("آخر ٣ أشهر", "Last 3 months"),
                                        new BilingualText("ثقة ٩٥٪: ٨–١٠", "95% interval: 8–10")),
                                VariationIcon.COMMON_CAUSE,
                                TargetOutlook.NONE),
                        new Card(
                                new BilingualText("نسبة الراضين (٤ أو ٥ من ٥)", "Satisfied (4 or 5 of 5)"),
                                Cell.number(CellUnit.SHARE, 147 / 182.0),
                                new BilingualText("١٤٧ من ١٨٢ تقييمًا", "147 of 182 answers"),
                                List.of(
                                        new BilingualText("ثقة ٩٥٪: ٧٤–٨٦٪", "95% interval: 74–86%"),
                                        new BilingualText("معدل الاستجابة ٥٠٪", "Response rate 50%")),
                                VariationIcon.IMPROVEMENT_HIGH,
                                TargetOutlook.NONE),
                        new Card(
                                new BilingualText("مفتوحة تجاوزت الأسبوعين", "Open beyond two weeks"),
                                Cell.count(41),
                                new BilingualText("من ١٣٧ مفتوحة", "of 137 open"),
                                List.of(
                                        new BilingualText("أقدمها ٥٣ يومًا", "Oldest 53 days"),
                                        new BilingualText("الشهر السابق ٣٨", "Last month 38")),
                                VariationIcon.COMMON_CAUSE,
                                TargetOutlook.NONE)));
    }

    /** A card of which only the icons matter. */
    public static Card iconCard(@Nullable VariationIcon variation, TargetOutlook assurance, boolean early) {
        return new Card(
                BilingualText.same("a figure"),
                Cell.count(3),
                BilingualText.EMPTY,
                List.of(),
                variation,
                assurance,
                early ? true : null);
    }

    public static Block.XmrSeries promise() {
        @Nullable
        Double[] values = {
            .71, .74, .69, .73, .76, .72, .70, .75, .73, .71, .74, .72, .77, .79, .81, .78, .80, .82, .79, .83, .84,
            .82, .85, .86
        };
        return series(
                new BilingualText("نسبة الرد خلال أسبوعين", "Answered within two weeks"),
                values,
                .725,
                .64,
                .81,
                12,
                .9,
                BilingualText.EMPTY);
    }

    public static Block.XmrSeries satisfied() {
        @Nullable
        Double[] values = {
            .73, .75, .71, .74, .76, .72, .74, .75, null, .76, .73, .75, .74, .76, .73, .77, .75, .78, .77, .76, .79,
            .78, .80, .81
        };
        return series(
                new BilingualText("نسبة الراضين", "Satisfied share"),
                values,
                .74,
                .67,
                .81,
                15,
                null,
                new BilingualText(
                        "الأزرق تحسّن حقيقي، البرتقالي تراجع يستدعي الانتباه، الرمادي تذبذب عادي. الخط المتصل متوسط أول ١٢ شهرًا "
                                + "والمتقطع حدود الضبط.",
                        "Blue is a real improvement, orange a concern, grey ordinary variation. The solid line is the mean of the "
                                + "first 12 months, the dashed lines are the limits of variation."));
    }

    private static Block.XmrSeries series(
            BilingualText title,
            @Nullable Double[] values,
            double centre,
            double lower,
            double upper,
            int improvedFrom,
            @Nullable Double target,
            BilingualText note) {
        YearMonth first = LAST.minusMonths(values.length - 1L);
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            ChartJudgement judgement = i >= improvedFrom ? ChartJudgement.IMPROVEMENT : ChartJudgement.COMMON;
            points.add(new ChartPoint(first.plusMonths(i), values[i], 300, centre, lower, upper, judgement));
        }
        return new Block.XmrSeries(title, CellUnit.SHARE, points, target, false, ramadan(), List.of(), note);
    }

    private static List<Shade> ramadan() {
        BilingualText name = new BilingualText("رمضان", "Ramadan");
        return List.of(
                new Shade(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 29), name),
                new Shade(LocalDate.of(2026, 2, 18), LocalDate.of(2026, 3, 19), name));
    }

    public static Block.TableData stages() {
        return new Block.TableData(
                new BilingualText("زمن كل مرحلة (بالأيام)", "Time in each stage (days)"),
                List.of(
                        new TableColumn(new BilingualText("المرحلة", "Stage"), 165, ChartKind.LABEL),
                        new TableColumn(new BilingualText("الوسيط", "Median"), 48, ChartKind.NUMBER),
                        new TableColumn(new BilingualText("٩ من ١٠", "9 in 10"), 48, ChartKind.NUMBER),
                        new TableColumn(BilingualText.EMPTY, 262, ChartKind.SPAN_BAR)),
                List.of(
                        stage("الاستقبال ← اكتمال البيانات", "Received → data complete", 2, 5),
                        stage("اكتمال البيانات ← لجنة البحث", "Data complete → committee", 3, 6),
                        stage("دراسة اللجنة ← القرار", "Committee → decision", 4, 9),
                        stage("القرار ← إبلاغ المستفيد", "Decision → beneficiary told", 1, 3)),
                BilingualText.EMPTY);
    }

    private static TableRow stage(String ar, String en, double median, double nineInTen) {
        Cell span = new Cell(
                Cell.CellState.NUMBER,
                CellUnit.DAYS,
                median,
                null,
                nineInTen,
                null,
                null,
                BilingualText.EMPTY,
                "stage");
        return new TableRow(
                new BilingualText(ar, en),
                List.of(Cell.number(CellUnit.DAYS, median), Cell.number(CellUnit.DAYS, nineInTen), span));
    }

    public static Block.TableData channels() {
        return new Block.TableData(
                new BilingualText("بحسب قناة التواصل", "By channel"),
                List.of(
                        new TableColumn(new BilingualText("القناة", "Channel"), 165, ChartKind.LABEL),
                        new TableColumn(new BilingualText("الطلبات", "Requests"), 68, ChartKind.NUMBER),
                        new TableColumn(
                                new BilingualText("خلال أسبوعين", "Within two weeks"), 150, ChartKind.SHARE_BAR),
                        new TableColumn(new BilingualText("الوسيط", "Median"), 68, ChartKind.NUMBER),
                        new TableColumn(new BilingualText("الراضون", "Satisfied"), 72, ChartKind.NUMBER)),
                List.of(
                        channel("المقابلة", "Interview", 96, .91, 8, .86),
                        channel("الاتصالات الهاتفية", "Phone calls", 88, .89, 9, .79),
                        channel("الموقع الإلكتروني", "Website", 71, .86, 10, .72),
                        channel("طلب المساعدة", "Help requests", 52, .81, 11, .65),
                        channel("وسائل التواصل الاجتماعي", "Social media", 34, .79, 12, .58),
                        maskedChannel("الخطابات", "Letters"),
                        new TableRow(
                                new BilingualText("خدمة التطوع", "Volunteering"),
                                Arrays.asList(
                                        Cell.count(0),
                                        Cell.noData(CellUnit.SHARE),
                                        Cell.noData(CellUnit.DAYS),
                                        Cell.noData(CellUnit.SHARE)))),
                BilingualText.EMPTY);
    }

    private static TableRow channel(String ar, String en, long n, double promiseKept, double median, double satisfied) {
        return new TableRow(
                new BilingualText(ar, en),
                List.of(
                        Cell.count(n),
                        Cell.number(CellUnit.SHARE, promiseKept),
                        Cell.number(CellUnit.DAYS, median),
                        Cell.number(CellUnit.SHARE, satisfied)));
    }

    private static TableRow maskedChannel(String ar, String en) {
        return new TableRow(
                new BilingualText(ar, en),
                List.of(
                        Cell.tooFew(CellUnit.COUNT),
                        Cell.tooFew(CellUnit.SHARE),
                        Cell.tooFew(CellUnit.DAYS),
                        Cell.tooFew(CellUnit.SHARE)));
    }

    public static Block.Distribution aspects() {
        return new Block.Distribution(
                new BilingualText("تقييم جوانب الخدمة", "How the service is rated"),
                List.of(
                        answers("سهولة الإجراءات", "Ease of procedures", 65, 75, 24, 11, 7),
                        answers("أداء مقدم الخدمة", "Provider's performance", 87, 69, 17, 5, 4),
                        answers("سرعة الإنجاز", "Speed", 49, 65, 33, 20, 15),
                        answers("وضوح المعلومات", "Clarity of information", 58, 73, 27, 15, 9),
                        AnswerDistribution.without(
                                new BilingualText("سهولة الوصول", "Access"), Cell.CellState.TOO_FEW)),
                new BilingualText(
                        "من اليمين: راضٍ جدًا، راضٍ، محايد، غير راضٍ، غير راضٍ إطلاقًا (النسبة من ١٨٢ تقييمًا)",
                        "From the left: very satisfied, satisfied, neutral, dissatisfied, very dissatisfied (per cent of 182 answers)"));
    }

    private static AnswerDistribution answers(String ar, String en, Long... counts) {
        return AnswerDistribution.shown(new BilingualText(ar, en), List.of(counts));
    }

    private static AnswerDistribution answers(String ar, String en, int a, int b, int c, int d, int e) {
        return answers(ar, en, (long) a, (long) b, (long) c, (long) d, (long) e);
    }

    public static Block.TableData themes() {
        return new Block.TableData(
                new BilingualText("أبرز المعوقات والمقترحات", "Most mentioned obstacles and suggestions"),
                List.of(
                        new TableColumn(new BilingualText("الموضوع", "Theme"), 250, ChartKind.LABEL),
                        new TableColumn(new BilingualText("مرات الذكر", "Mentions"), 90, ChartKind.NUMBER),
                        new TableColumn(new BilingualText("الشهر السابق", "Last month"), 90, ChartKind.NUMBER),
                        new TableColumn(
                                new BilingualText("الراضون حين يُذكر", "Satisfied when mentioned"),
                                93,
                                ChartKind.NUMBER)),
                List.of(
                        theme("طول الانتظار قبل الرد", "Long wait before the answer", 38, 44, .44),
                        theme("كثرة المستندات المطلوبة", "Too many documents", 22, 25, .61),
                        theme("صعوبة متابعة الطلب", "Hard to follow the request", 17, 12, .55),
                        theme("شكر وثناء على الموظفين", "Thanks and praise for staff", 51, 47, .97)),
                BilingualText.EMPTY);
    }

    private static TableRow theme(String ar, String en, long now, long before, double satisfied) {
        return new TableRow(
                new BilingualText(ar, en),
                List.of(Cell.count(now), Cell.count(before), Cell.number(CellUnit.SHARE, satisfied)));
    }
}
