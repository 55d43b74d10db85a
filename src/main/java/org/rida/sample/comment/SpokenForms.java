package org.rida.sample.comment;

import java.util.List;
import java.util.Map;
import org.rida.sample.SeededRandom;
import org.rida.sample.SurveyContext;

/** Colloquial names of durations and services, for the slots of phrase templates. */
final class SpokenForms {

    private static final Map<String, List<String>> SERVICES = Map.of(
            "food", List.of("السلة الغذائية", "السلة", "سلة الشهر", "المواد الغذائية", "كوبون الأرزاق"),
            "rent", List.of("الإيجار", "سداد الإيجار", "إيجار البيت", "دعم السكن"),
            "health", List.of("العلاج", "الدعم الصحي", "الأجهزة الطبية", "موعد العلاج", "الأدوية"),
            "education", List.of("الحقيبة المدرسية", "الرسوم الدراسية", "دعم الأولاد الدراسي", "المستلزمات المدرسية"),
            "orphan-care", List.of("كفالة الأيتام", "الكفالة", "كفالة عيالي"),
            "home-repair", List.of("الترميم", "ترميم البيت", "السباكة والكهرباء", "إصلاح السقف", "ترميم الحمام"),
            "recreation", List.of("الرحلة", "البرنامج الترفيهي", "فعالية الأطفال", "رحلة الأيتام", "البرنامج الصيفي"));
    private static final List<String> ANY = List.of("الطلب", "الخدمة", "المعاملة", "التسجيل");
    private static final Map<String, String> ENGLISH = Map.of(
            "food",
            "food basket",
            "rent",
            "rent support",
            "health",
            "medical help",
            "education",
            "school support",
            "orphan-care",
            "orphan sponsorship",
            "home-repair",
            "house repair",
            "recreation",
            "kids programme");

    private SpokenForms() {}

    /** @return values of all slots, so that a template never shows a name in braces */
    static Map<String, String> slots(SurveyContext context, SeededRandom random) {
        String service = context.attributes().service();
        int days = Math.max(2, context.daysWaited());
        return Map.of(
                "days",
                random.oneOf(durations(days)),
                "service",
                random.oneOf(service == null ? ANY : SERVICES.getOrDefault(service, ANY)),
                "en-days",
                days + " days",
                "en-service",
                service == null ? "request" : ENGLISH.getOrDefault(service, "request"));
    }

    // Arabic counts 3 to 10 with the plural, from 11 on with the singular; two days are one word
    private static List<String> durations(int days) {
        String counted = days == 2 ? "يومين" : days + (days <= 10 ? " أيام" : " يوم");
        String rough =
                switch ((days + 2) / 7) {
                    case 0 -> counted;
                    case 1 -> "أسبوع";
                    case 2 -> "أسبوعين";
                    case 3 -> days > 22 ? "ثلاث أسابيع وزيادة" : "ثلاث أسابيع";
                    case 4 -> "شهر تقريبا";
                    case 5, 6, 7 -> "أكثر من شهر";
                    case 8, 9, 10 -> "شهرين";
                    case 11, 12, 13, 14 -> "ثلاثة شهور";
                    default -> "شهور طويلة";
                };
        return days > 70 ? List.of(rough) : List.of(counted, rough, rough);
    }
}
