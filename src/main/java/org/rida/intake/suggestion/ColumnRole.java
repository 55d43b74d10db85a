package org.rida.intake.suggestion;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rida.intake.text.TextNormalizer;

/** What the words of an unknown header say about its column. */
enum ColumnRole {
    /** The day on which a request came in. */
    RECEIPT("received, receipt, recieved, date in, intake, logged, lodged, reported, registered, incoming, opened, "
            + "open, opening, created, create, submitted, submission, request date, date of request, application date, "
            + "date of application, استلام, ورود, وارد, تقديم, تاريخ الطلب, تاريخ الشكوى, تاريخ البلاغ, تاريخ التسجيل, "
            + "تاريخ القيد, وصول, انشاء"),
    /** The day on which an answer was given. */
    ANSWER("timestamp, submitted, submission, completion, completed, recorded, answered, end, enddate, طابع, "
            + "ارسال, اجابه, اكمال"),
    /** A day that is planned: it says nothing of what happened. */
    DEADLINE("deadline, due, target, expected, expiry, expires, until, sla, promised, planned, موعد, استحقاق, نهائي, "
            + "متوقع, مهله, مستهدف"),
    /** A day after the receipt of a request. */
    LATER_DAY("closed, answered, replied, reply, resolved, completed, finished, decided, decision, updated, modified, "
            + "changed, response, responded, solved, informed, اجابه, استجابه, افاده, جواب, حل, معالجه, رد, اغلاق, "
            + "انتهاء, قرار, تحديث, تعديل, ابلاغ, انجاز"),
    /** The moment at which somebody began to answer. */
    START("start, startdate, started, begin, بدء, بدايه"),
    BIRTH("birth, birthday, dob, ميلاد"),
    OVERALL("overall, general, عام, عموما, اجمالا"),
    NUMBER("no, nr, num, number, id, ref, reference, case, ticket, key, uuid, code, serial, sn, تسلسل, مسلسل, رقم, "
            + "معرف, مرجع, م"),
    /** How far a request has come, in one word, which its days say better. */
    STATUS("status, state, outcome, result, stage, حاله, وضع, نتيجه, مرحله"),
    /** A number that is a person's. */
    PERSON("phone, mobile, tel, fax, national, iqama, iban, email, mail, ip, network, age, postal, جوال, هاتف, هويه, "
            + "اقامه, بريد, عمر"),
    RATING("rating, rate, satisfied, satisfaction, satisfactory, overall, score, stars, رضا, رضاك, تقييم, تقييمك, راض"),
    /** Questions, and the columns that survey tools add. */
    SURVEY("survey, opinion, feedback, recommend, nps, how, would, استبيان, رايك, توصي, مدي, هل, responseid, "
            + "respondent, collector, recordeddate, submitdate, lastpage, instanceid, submissiondate, submission time, "
            + "completion time, timestamp, طابع زمني"),
    REQUEST("kind, status, request, complaint, department, beneficiary, channel, نوع, حاله, طلب, شكوي, مستفيد, قسم"),
    SUGGESTION("suggestion, suggestions, improve, مقترح, اقتراح, اقتراحات, اقتراحاتك, مقترحات"),
    COMMENT("comment, comments, opinion, feedback, remarks, notes, تعليق, ملاحظات, ملاحظاتك, رايك");

    /** In letters: words up to this length count only as whole words, since "no" is part of many others. */
    private static final int SHORT = 4;

    @SuppressWarnings("ImmutableEnumChecker") // the list is never changed
    private final List<String> words;

    ColumnRole(String words) {
        this.words = Arrays.stream(words.split(", ")).map(TextNormalizer::fold).toList();
    }

    /**
     * Whether a header has one of the words; a long word may be part of another, as in SubmissionDate.
     *
     * <p>Words are compared in folded form, and also with the Arabic article before them.
     */
    boolean fits(String header) {
        if (this == NUMBER && header.strip().equals("#")) {
            return true;
        }
        String folded = TextNormalizer.fold(header);
        Set<String> parts = Set.copyOf(Arrays.asList(folded.split(" ")));
        return words.stream()
                .anyMatch(word -> parts.contains(word)
                        || parts.contains("ال" + word)
                        || word.length() > SHORT && folded.contains(word));
    }
}
