package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rida.intake.mapping.TextNormalizer;

/**
 * The titles that columns of a field usually have, in Arabic and English, in groups: a title of an earlier group is the
 * better one. A phrase fits a title that has all its words; one that begins with {@code =} fits the whole title only.
 */
final class UsualTitles {

    /** Words with which a title means another than its other words say. */
    private static final Set<String> NEVER = fold(
            "first",
            "initial",
            "previous",
            "preferred",
            "expected",
            "due",
            "target",
            "planned",
            "sla",
            "next",
            "count",
            "minutes",
            "hours",
            "days",
            "duration",
            "elapsed",
            "reason",
            "income",
            "name",
            "action",
            "updated",
            "modified",
            "by",
            "اول",
            "متوقع",
            "مستهدف",
            "عدد",
            "مده",
            "دقائق",
            "ساعات",
            "ايام",
            "دخل",
            "سبب",
            "اسم",
            "موعد",
            "سابق");

    private static final List<UsualTitles> ALL = List.of(
            of(
                    "replied_on",
                    group(
                            "reply date",
                            "replied",
                            "answer date",
                            "answered",
                            "answered on",
                            "answered at",
                            "response date",
                            "responded",
                            "date of response",
                            "date of reply",
                            "date of answer",
                            "date reply sent",
                            "تاريخ الرد",
                            "تاريخ رد",
                            "تاريخ الاجابه",
                            "تاريخ الجواب",
                            "تاريخ الاستجابه",
                            "تاريخ الافاده",
                            "يوم الرد",
                            "تم الرد في"),
                    group(
                            "resolved",
                            "resolution date",
                            "resolution time",
                            "resolved at",
                            "date resolved",
                            "date solved",
                            "solved at",
                            "تاريخ الحل",
                            "تاريخ المعالجه",
                            "تاريخ الانجاز"),
                    group(
                            "=closed",
                            "closed date",
                            "closed at",
                            "closed on",
                            "close date",
                            "closing date",
                            "closed time",
                            "time closed",
                            "date closed",
                            "تاريخ الاغلاق",
                            "تاريخ اغلاق الطلب",
                            "وقت الاغلاق",
                            "تاريخ اغلاق",
                            "تاريخ الانتهاء"),
                    group(
                            "completed on",
                            "completed at",
                            "completion date",
                            "date completed",
                            "finished on",
                            "تاريخ الاكمال",
                            "تاريخ التنفيذ")),
            of("decided_on", group("decision date", "decided", "تاريخ القرار", "تاريخ البت", "تاريخ قرار")),
            of("submitted_on", group("submitted committee", "committee date", "تاريخ الرفع", "تاريخ العرض")),
            of("verified_on", group("verified", "verification date", "تاريخ التحقق", "تاريخ التدقيق")),
            of("referred_on", group("referred", "referral date", "تاريخ الاحاله", "تاريخ التحويل")),
            of("informed_on", group("informed", "تاريخ الابلاغ", "تاريخ الاشعار")),
            of("served_on", group("served", "delivered on", "delivery date", "تاريخ التسليم", "تاريخ الصرف")),
            of("reopened_on", group("reopened", "reopening date", "تاريخ اعاده الفتح", "تاريخ اعاده فتح")),
            of("left_on", group("withdrawn", "withdrawal date", "cancelled on", "تاريخ الانسحاب", "تاريخ الالغاء")),
            of("left_reason", group("reason leaving", "withdrawal reason", "سبب الانسحاب", "سبب الالغاء")),
            of(
                    "updated_at",
                    group(
                            "=last update",
                            "last updated",
                            "last modified",
                            "modified",
                            "updated",
                            "اخر تحديث",
                            "اخر تعديل"),
                    group("modification date", "تاريخ التحديث", "تاريخ التعديل")),
            of(
                    "channel",
                    group("channel", "=قناه", "القناه", "قناه التواصل", "قناه الطلب", "قناه الاستقبال", "قناه التقديم"),
                    group(
                            "submitted via",
                            "received via",
                            "=via",
                            "=source",
                            "request source",
                            "ticket source",
                            "case origin",
                            "=origin",
                            "contact type",
                            "contact method",
                            "method of contact",
                            "how received",
                            "received through",
                            "=how",
                            "=method",
                            "=way",
                            "request method",
                            "طريقه التواصل",
                            "وسيله التواصل",
                            "طريقه التقديم",
                            "وسيله التقديم",
                            "طريقه الاستلام",
                            "وسيله الاستلام",
                            "طريقه الورود",
                            "وسيله الورود",
                            "جهه الورود",
                            "=الوسيله",
                            "=الطريقه",
                            "=المصدر",
                            "مصدر الطلب",
                            "مصدر البلاغ",
                            "مصدر التذكره")),
            of(
                    "service",
                    group(
                            "=service",
                            "=service name",
                            "service type",
                            "type service",
                            "service requested",
                            "requested service",
                            "business service",
                            "=الخدمه",
                            "نوع الخدمه",
                            "الخدمه المطلوبه",
                            "الخدمه المقدمه"),
                    group(
                            "=program",
                            "=programme",
                            "aid type",
                            "type assistance",
                            "assistance type",
                            "=البرنامج",
                            "نوع المساعده",
                            "نوع الدعم"),
                    group("=category", "request category", "=product", "=التصنيف", "تصنيف الطلب")),
            of(
                    "kind",
                    group(
                            "request type",
                            "type request",
                            "case type",
                            "ticket type",
                            "issue type",
                            "contact reason type",
                            "request kind",
                            "complaint type",
                            "kind of request",
                            "=type",
                            "=kind",
                            "نوع الطلب",
                            "نوع المعامله",
                            "نوع التذكره",
                            "نوع البلاغ",
                            "نوع الشكوي",
                            "نوع المراجعه",
                            "=النوع")),
            of(
                    "department",
                    group(
                            "department",
                            "=dept",
                            "=القسم",
                            "=قسم",
                            "=الاداره",
                            "الاداره المعنيه",
                            "الاداره المختصه",
                            "القسم المختص",
                            "القسم المسؤول"),
                    group(
                            "assignment group",
                            "assigned group",
                            "=group",
                            "=team",
                            "=agency",
                            "=branch",
                            "=division",
                            "=unit",
                            "=الفرع",
                            "=الوحده",
                            "=الفريق",
                            "الجهه المختصه")),
            of(
                    "segment",
                    group(
                            "=segment",
                            "beneficiary category",
                            "beneficiary group",
                            "category beneficiary",
                            "client group",
                            "فئه المستفيد",
                            "=الشريحه",
                            "تصنيف المستفيد")),
            of("party", group("requester type", "applicant type", "صفه مقدم الطلب", "نوع مقدم الطلب")),
            of(
                    "decision",
                    group("=decision", "=القرار", "قرار اللجنه", "=committee decision"),
                    group(
                            "=result",
                            "=outcome",
                            "=status",
                            "request status",
                            "case status",
                            "application status",
                            "request result",
                            "request outcome",
                            "=النتيجه",
                            "نتيجه الطلب",
                            "نتيجه الدراسه",
                            "=الحاله",
                            "حاله الطلب",
                            "حاله المعامله")),
            of(
                    "beneficiary_no",
                    group(
                            "beneficiary id",
                            "beneficiary no",
                            "beneficiary number",
                            "client id",
                            "client number",
                            "رقم المستفيد",
                            "رقم ملف المستفيد"),
                    group(
                            "national id",
                            "national number",
                            "رقم الهويه",
                            "السجل المدني",
                            "=الهويه",
                            "الهويه الوطنيه",
                            "رقم الاقامه")),
            of(
                    "request_no",
                    group(
                            "request no",
                            "request number",
                            "request id",
                            "ticket id",
                            "ticket no",
                            "ticket number",
                            "case number",
                            "case id",
                            "complaint no",
                            "complaint number",
                            "application number",
                            "call id",
                            "=ticket",
                            "رقم الطلب",
                            "رقم التذكره",
                            "رقم الشكوي",
                            "رقم المعامله")),
            of("mode", group("survey mode", "collection method", "طريقه الاستبيان", "طريقه جمع")),
            of(
                    "provider",
                    group("staff", "employee", "agent performance", "اداء الموظف", "تعامل الموظف", "تعامل الموظفين")),
            of("speed", group("speed", "timeliness", "سرعه الانجاز", "سرعه الخدمه", "سرعه الرد", "السرعه")),
            of("procedures", group("ease procedures", "procedures", "سهوله الاجراءات", "الاجراءات")),
            of("clarity", group("clarity", "وضوح المعلومات", "وضوح")),
            of("access", group("ease access", "accessibility", "سهوله الوصول")),
            of("recommend", group("recommend", "=nps", "nps score", "توصي", "التوصيه")),
            of("effort", group("effort", "الجهد")));

    private final String field;
    private final List<List<Phrase>> groups;

    private UsualTitles(String field, List<List<Phrase>> groups) {
        this.field = field;
        this.groups = groups;
    }

    /** @param whole whether the title must be nothing else */
    private record Phrase(String text, Set<String> words, boolean whole) {

        boolean fits(String folded, Set<String> title) {
            if (whole || folded.equals(text)) {
                return folded.equals(text);
            }
            return folded.split(" ").length <= words.size() + (words.size() == 1 ? 3 : 1)
                    && words.stream().allMatch(title::contains)
                    && NEVER.stream().noneMatch(word -> title.contains(word) && !words.contains(word));
        }
    }

    /** The titles of all fields that have usual ones. */
    static List<UsualTitles> all() {
        return ALL;
    }

    String field() {
        return field;
    }

    int groups() {
        return groups.size();
    }

    /** Whether a title is one of a group. */
    boolean fits(String title, int group) {
        String folded = TextNormalizer.fold(title);
        Set<String> words = words(folded);
        return groups.get(group).stream().anyMatch(phrase -> phrase.fits(folded, words));
    }

    /** The words of a title, those with the article also without it. */
    private static Set<String> words(String folded) {
        Set<String> words = new HashSet<>();
        for (String word : folded.split(" ")) {
            words.add(word);
            if (word.startsWith("ال") && word.length() > 4) {
                words.add(word.substring(2));
            }
        }
        return words;
    }

    private static UsualTitles of(String field, String[]... groups) {
        List<List<Phrase>> all = new ArrayList<>();
        for (String[] group : groups) {
            all.add(Arrays.stream(group).map(UsualTitles::phrase).toList());
        }
        return new UsualTitles(field, all);
    }

    private static Phrase phrase(String written) {
        boolean whole = written.startsWith("=");
        String text = TextNormalizer.fold(written);
        return new Phrase(text, new HashSet<>(Arrays.asList(text.split(" "))), whole);
    }

    private static String[] group(String... phrases) {
        return phrases;
    }

    private static Set<String> fold(String... words) {
        Set<String> folded = new HashSet<>();
        for (String word : words) {
            folded.add(TextNormalizer.fold(word));
        }
        return folded;
    }
}
