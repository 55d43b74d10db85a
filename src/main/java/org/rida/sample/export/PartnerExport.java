package org.rida.sample.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;

/**
 * The same rows as a partner's system exports them: windows-1256, semicolons, Arabic words, Umm al-Qura dates. The policy's
 * Arabic names are the partner's words, so that its mapping is tested with real vocabulary.
 */
final class PartnerExport implements ExportWriter {

    static final List<String> HEADER = List.of(
            "رقم الطلب",
            "تاريخ الاستلام",
            "نوع الطلب",
            "القناة",
            "الخدمة",
            "القسم",
            "الشريحة",
            "صفة مقدم الطلب",
            "بمبادرة الجمعية",
            "رقم المستفيد",
            "تاريخ تقديم المعلومات",
            "تاريخ مطابقة البيانات",
            "تاريخ الإحالة للبحث",
            "تاريخ التوقيع",
            "تاريخ الرفع للجنة",
            "تاريخ القرار",
            "القرار",
            "تاريخ إبلاغ المستفيد",
            "تاريخ التسجيل",
            "تاريخ تقديم الخدمة",
            "تاريخ الخروج",
            "سبب الخروج",
            "تاريخ إعادة الفتح",
            "تاريخ التحديث");
    /** By the index of the column. */
    private static final Map<Integer, Dimension> DIMENSIONS = Map.of(
            2,
            Dimension.KIND,
            3,
            Dimension.CHANNEL,
            4,
            Dimension.SERVICE,
            5,
            Dimension.DEPARTMENT,
            6,
            Dimension.SEGMENT,
            7,
            Dimension.PARTY);
    // words of fields that are no dimension of the policy
    private static final Map<String, String> TERMS = Map.of(
            "yes", "نعم",
            "no", "لا",
            "accepted", "مقبول",
            "rejected", "مرفوض",
            "withdrawn", "منسحب",
            "duplicate", "مكرر",
            "unreachable", "تعذّر الوصول إليه");

    private final Policy policy;
    private final CsvWriter csv;

    PartnerExport(Path file, Policy policy) throws IOException {
        this.policy = policy;
        csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(file, Charset.forName("windows-1256"));
        csv.writeRecord(HEADER);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            words.add(word(i, cells.get(i)));
        }
        csv.writeRecord(words);
    }

    /** The partner's word for a cell: an Arabic name, a Hijri day, or the text itself. */
    private String word(int column, @Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof LocalDate || cell instanceof LocalDateTime) {
            return hijri((TemporalAccessor) cell);
        }
        Dimension dimension = DIMENSIONS.get(column);
        String text = cell.toString();
        return dimension == null
                ? TERMS.getOrDefault(text, text)
                : policy.name(dimension, text).ar();
    }

    /** A day in the Umm al-Qura calendar as year, month and day. */
    private static String hijri(TemporalAccessor day) {
        HijrahDate date = HijrahDate.from(day);
        return String.format(
                Locale.ROOT,
                "%04d/%02d/%02d",
                date.get(ChronoField.YEAR),
                date.get(ChronoField.MONTH_OF_YEAR),
                date.get(ChronoField.DAY_OF_MONTH));
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
