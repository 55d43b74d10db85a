package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.report.Block.Answers;
import org.rida.report.Block.Assurance;
import org.rida.report.Block.Card;
import org.rida.report.Block.Column;
import org.rida.report.Block.Drawing;
import org.rida.report.Block.Judgement;
import org.rida.report.Block.Point;
import org.rida.report.Block.Row;
import org.rida.report.Block.Shade;
import org.rida.report.Block.Variation;
import org.rida.report.Cell.Unit;







import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A figure set as a board would get it: two years of months, masked cells, cells without data, a month without data. */
public final class SampleFigures {

    private static final YearMonth LAST = YearMonth.of(2026, 10);

    private SampleFigures() {}

    public static FigureSet board() {
        return board(BilingualText.EMPTY, List.of(firstPage(), secondPage()));
    }

    public static FigureSet draft() {
        return board(
                new BilingualText("مسودة – لم يعتمدها مجلس الإدارة بعد", "Draft – not yet approved by the board"),
                List.of(firstPage(), secondPage()));
    }

    public static FigureSet board(BilingualText stamp, List<FigureSet.Page> pages) {
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

    public static FigureSet.Page firstPage() {
        return new FigureSet.Page(BilingualText.EMPTY, List.of(sentence(), cards(), promise(), satisfied()));
    }

    public static FigureSet.Page secondPage() {
        return new FigureSet.Page(
                new BilingualText("أين يذهب الوقت، وما رأي المستفيدين؟", "Where does the time go, and what do people say?"),
                List.of(stages(), channels(), aspects(), themes()));
    }

    public static Block.Sentence sentence() {
        return new Block.Sentence(
                BilingualText.EMPTY,
                new BilingualText(
                        "من الطلبات التي حلّ موعدها في أكتوبر أُجيب عن **٨٦٪** خلال أسبوعين، وهو تحسّن حقيقي مستمر منذ "
                                + "اثني عشر شهرًا، لكن بلوغ المستهدف ما زال يحتاج تغييرًا في طريقة العمل. وما زال **٤١** طلبًا "
                                + "مفتوحًا تجاوز الأسبوعين. رضي **٨٩٪** ممن أُجيبوا في الموعد مقابل **٥٨٪** ممن تأخر الرد عليهم.",
                        "Of the requests due in October, **86%** were answered within two weeks: a real improvement that "
                                + "has held for twelve months, yet reaching the target still needs a change in how the work is done. "
                                + "**41** open requests are beyond two weeks. **89%** of those answered in time are satisfied, "
                                + "against **58%** of those who waited longer."));
    }

    public static Block.Cards cards() {
        return new Block.Cards(
                BilingualText.EMPTY,
                List.of(
                        new Card(
                                new BilingualText("أُجيب خلال أسبوعين", "Answered within two weeks"),
                                Cell.number(Unit.SHARE, 312 / 363.0),
                                new BilingualText("٣١٢ من ٣٦٣", "312 of 363"),
                                List.of(new BilingualText("٨٢–٨٩٪", "82–89%"), new BilingualText("المستهدف ٩٠٪", "Target 90%")),
                                Variation.IMPROVEMENT_HIGH,
                                Assurance.FAILS),
                        new Card(
                                new BilingualText("وسيط زمن الرد، مع المفتوحة", "Median reply, open included"),
                                Cell.number(Unit.DAYS, 9),
                                new BilingualText("تسعة من عشرة ≤ ١٦", "Nine in ten ≤ 16"),
                                List.of(
                                        new BilingualText("آخر ٣ أشهر", "Last 3 months"),
                                        new BilingualText("ثقة ٩٥٪: ٨–١٠", "95% interval: 8–10")),
                                Variation.COMMON_CAUSE,
                                Assurance.NONE),
                        new Card(
                                new BilingualText("نسبة الراضين (٤ أو ٥ من ٥)", "Satisfied (4 or 5 of 5)"),
                                Cell.number(Unit.SHARE, 147 / 182.0),
                                new BilingualText("١٤٧ من ١٨٢ إجابة", "147 of 182 answers"),
                                List.of(
                                        new BilingualText("ثقة ٩٥٪: ٧٤–٨٦٪", "95% interval: 74–86%"),
                                        new BilingualText("معدل الاستجابة ٥٠٪", "Response rate 50%")),
                                Variation.IMPROVEMENT_HIGH,
                                Assurance.NONE),
                        new Card(
                                new BilingualText("مفتوحة تجاوزت الأسبوعين", "Open beyond two weeks"),
                                Cell.count(41),
                                new BilingualText("من ١٣٧ مفتوحة", "of 137 open"),
                                List.of(
                                        new BilingualText("أقدمها ٥٣ يومًا", "Oldest 53 days"),
                                        new BilingualText("الشهر السابق ٣٨", "Last month 38")),
                                Variation.COMMON_CAUSE,
                                Assurance.NONE)));
    }

    public static Block.Xmr promise() {
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

    public static Block.Xmr satisfied() {
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
                                + "والمتقطع حدود التذبذب.",
                        "Blue is a real improvement, orange a concern, grey ordinary variation. The solid line is the mean of the "
                                + "first 12 months, the dashed lines are the limits of variation."));
    }

    private static Block.Xmr series(
            BilingualText title,
            @Nullable Double[] values,
            double centre,
            double lower,
            double upper,
            int improvedFrom,
            @Nullable Double target,
            BilingualText note) {
        YearMonth first = LAST.minusMonths(values.length - 1L);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Judgement judgement = i >= improvedFrom ? Judgement.IMPROVEMENT : Judgement.COMMON;
            points.add(new Point(first.plusMonths(i), values[i], 300, centre, lower, upper, judgement));
        }
        return new Block.Xmr(title, Unit.SHARE, points, target, false, ramadan(), List.of(), note);
    }

    private static List<Shade> ramadan() {
        BilingualText name = new BilingualText("رمضان", "Ramadan");
        return List.of(
                new Shade(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 29), name),
                new Shade(LocalDate.of(2026, 2, 18), LocalDate.of(2026, 3, 19), name));
    }

    public static Block.Table stages() {
        return new Block.Table(
                new BilingualText("زمن كل مرحلة (بالأيام)", "Time in each stage (days)"),
                List.of(
                        new Column(new BilingualText("المرحلة", "Stage"), 165, Drawing.LABEL),
                        new Column(new BilingualText("الوسيط", "Median"), 48, Drawing.NUMBER),
                        new Column(new BilingualText("٩ من ١٠", "9 in 10"), 48, Drawing.NUMBER),
                        new Column(BilingualText.EMPTY, 262, Drawing.SPAN_BAR)),
                List.of(
                        stage("الاستقبال ← اكتمال البيانات", "Received → data complete", 2, 5),
                        stage("اكتمال البيانات ← لجنة البحث", "Data complete → committee", 3, 6),
                        stage("دراسة اللجنة ← القرار", "Committee → decision", 4, 9),
                        stage("القرار ← إبلاغ المستفيد", "Decision → beneficiary told", 1, 3)),
                BilingualText.EMPTY);
    }

    private static Row stage(String ar, String en, double median, double nineInTen) {
        Cell span = new Cell(Cell.State.NUMBER, Unit.DAYS, median, null, nineInTen, null, null, BilingualText.EMPTY, "stage");
        return new Row(
                new BilingualText(ar, en), List.of(Cell.number(Unit.DAYS, median), Cell.number(Unit.DAYS, nineInTen), span));
    }

    public static Block.Table channels() {
        return new Block.Table(
                new BilingualText("بحسب قناة التواصل", "By channel"),
                List.of(
                        new Column(new BilingualText("القناة", "Channel"), 165, Drawing.LABEL),
                        new Column(new BilingualText("الطلبات", "Requests"), 68, Drawing.NUMBER),
                        new Column(new BilingualText("خلال أسبوعين", "Within two weeks"), 150, Drawing.SHARE_BAR),
                        new Column(new BilingualText("الوسيط", "Median"), 68, Drawing.NUMBER),
                        new Column(new BilingualText("الراضون", "Satisfied"), 72, Drawing.NUMBER)),
                List.of(
                        channel("المقابلة", "Interview", 96, .91, 8, .86),
                        channel("الاتصالات الهاتفية", "Phone calls", 88, .89, 9, .79),
                        channel("الموقع الإلكتروني", "Website", 71, .86, 10, .72),
                        channel("طلب المساعدة", "Help requests", 52, .81, 11, .65),
                        channel("وسائل التواصل الاجتماعي", "Social media", 34, .79, 12, .58),
                        maskedChannel("الخطابات", "Letters"),
                        new Row(
                                new BilingualText("خدمة التطوع", "Volunteering"),
                                Arrays.asList(
                                        Cell.count(0),
                                        Cell.noData(Unit.SHARE),
                                        Cell.noData(Unit.DAYS),
                                        Cell.noData(Unit.SHARE)))),
                BilingualText.EMPTY);
    }

    private static Row channel(String ar, String en, long n, double kept, double median, double satisfied) {
        return new Row(
                new BilingualText(ar, en),
                List.of(
                        Cell.count(n),
                        Cell.number(Unit.SHARE, kept),
                        Cell.number(Unit.DAYS, median),
                        Cell.number(Unit.SHARE, satisfied)));
    }

    private static Row maskedChannel(String ar, String en) {
        return new Row(
                new BilingualText(ar, en),
                List.of(
                        Cell.masked(Unit.COUNT),
                        Cell.masked(Unit.SHARE),
                        Cell.masked(Unit.DAYS),
                        Cell.masked(Unit.SHARE)));
    }

    public static Block.Distribution aspects() {
        return new Block.Distribution(
                new BilingualText("تقييم جوانب الخدمة", "How the service is rated"),
                List.of(
                        answers("سهولة الإجراءات", "Ease of procedures", 65, 75, 24, 11, 7),
                        answers("أداء مقدم الخدمة", "Provider's performance", 87, 69, 17, 5, 4),
                        answers("سرعة الإنجاز", "Speed", 49, 65, 33, 20, 15),
                        answers("وضوح المعلومات", "Clarity of information", 58, 73, 27, 15, 9),
                        Answers.without(new BilingualText("سهولة الوصول", "Access"), Cell.State.MASKED)),
                new BilingualText(
                        "من اليمين: راضٍ جدًا، راضٍ، محايد، غير راضٍ، غير راضٍ إطلاقًا (النسبة من ١٨٢ إجابة)",
                        "From the left: very satisfied, satisfied, neutral, dissatisfied, very dissatisfied (per cent of 182 answers)"));
    }

    private static Answers answers(String ar, String en, Long... counts) {
        return Answers.shown(new BilingualText(ar, en), List.of(counts));
    }

    private static Answers answers(String ar, String en, int a, int b, int c, int d, int e) {
        return answers(ar, en, (long) a, (long) b, (long) c, (long) d, (long) e);
    }

    public static Block.Table themes() {
        return new Block.Table(
                new BilingualText("أبرز المعوقات والمقترحات", "Most mentioned obstacles and suggestions"),
                List.of(
                        new Column(new BilingualText("الموضوع", "Theme"), 250, Drawing.LABEL),
                        new Column(new BilingualText("مرات الذكر", "Mentions"), 90, Drawing.NUMBER),
                        new Column(new BilingualText("الشهر السابق", "Last month"), 90, Drawing.NUMBER),
                        new Column(new BilingualText("الراضون حين يُذكر", "Satisfied when mentioned"), 93, Drawing.NUMBER)),
                List.of(
                        theme("طول الانتظار قبل الرد", "Long wait before the answer", 38, 44, .44),
                        theme("كثرة المستندات المطلوبة", "Too many documents", 22, 25, .61),
                        theme("صعوبة متابعة الطلب", "Hard to follow the request", 17, 12, .55),
                        theme("شكر وثناء على الموظفين", "Thanks and praise for staff", 51, 47, .97)),
                BilingualText.EMPTY);
    }

    private static Row theme(String ar, String en, long now, long before, double satisfied) {
        return new Row(
                new BilingualText(ar, en), List.of(Cell.count(now), Cell.count(before), Cell.number(Unit.SHARE, satisfied)));
    }
}
