package org.rida.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One word for one thing in all texts for people: message files and definitions of reports and jobs. */
class WordingTest {

    private static final Path MESSAGES = Path.of("src/main/resources/org/rida/i18n");
    /** Themes are the people's own words. */
    private static final String THEMES = "themes.yaml";
    /** Placeholders whose values are Latin and may contain digits. */
    private static final Pattern OUTSIDE_VALUE = Pattern.compile("(.)\\{(found|column|header|cell|sheet|origin)}(.)");
    /** What is found is a count in these, and has the digits of the page. */
    private static final Set<String> COUNTED = Set.of(
            "declared.no-yaml",
            "intake.refused.quote",
            "intake.rule.cell-count",
            "problem.password-long",
            "problem.password-short",
            "setup.problem.columns");

    private static final Pattern LATIN_VALUE =
            Pattern.compile("(.)\\{(file|path|folder|version|patterns|mapping|mappings|recipient|charset|origin)}(.)");

    /** Each row: a pattern that no Arabic text may contain, and what to write instead. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            معوّق ; عقبة
            إجاب(ة|ات|تين|تان) ; رد, تقييم
            أُجيب (?!عن|خلاله|\\*\\*عنهما) ; أُجيب عنه
            يُجاب (?!عن) ; يُجاب عنه
            مجاب(ة)? (?!عن) ; مجاب عنها
            بالوضع الحالي ; ما لم تتغيّر طريقة العمل
            تاريخ القطع ; آخر يوم في البيانات
            (?<!و)البرتقالي ; والبرتقالي
            بلا طلب له موعد ; تواصل لا موعد للرد عليه
            دون استبعاد ; مع احتساب ما انتهى بلا رد
            الربط ; تعيين الأعمدة
            طريقة القراءة ; تعيين الأعمدة
            صلاحي(ة|تك) ; الدور
            (إيقاف|إعادة) (ال)?مستخدم ; تعطيل, تفعيل
            عُوِّض ; نُفّذ لاحقًا
            يُعوَّض ; يُنفَّذ لاحقًا
            تُجووز ; تُخطّي
            رسم (ال)?تقرير ; إنشاء تقرير
            (يُرسم|رُسم) (ال)?تقرير ; يُنشأ
            مرشّحات ; عوامل التصفية
            إعادة ضبط ; إعادة حساب حدود الضبط
            أُعيد ضبط ; أُعيد حساب حدود الضبط
            (?<![\\p{L}])الطرف ; صفة مقدّم الطلب
            (?<![\\p{L}])سحب ; إلغاء
            (أي|حفظ|حُفظ|هذا|بهذا|اسم|قيد|متابعة) (ال)?تعريف(?! «| الجمعية)|تعريف (ال)?ملف|تعريف باسم ; تعيين الأعمدة
            """)
    void arabicTextsUseOneWordForOneThing(String never, String instead) throws IOException {
        assertThat(found(Pattern.compile(never), "ar", Pattern.compile("\\bar: (.*)")))
                .as("instead: " + instead)
                .isEmpty();
    }

    /** Each row: a pattern that no English text may contain, and what to write instead. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            No promised request ; Other contacts (no deadline)
            none set aside ; counting those who left unanswered as late
            the charts of all months say ; read the monthly charts
            were heard ; responded
            (Send|Sent|send) a file ; Upload a file
            Files that came in ; Received files
            Take the file in ; Import
            Throw ; Discard
            \\bmend(ed|s)?\\b ; Correct
            Show the cells ; Show row
            Asked for ; Requested
            Made up ; Caught up
            Given back ; Returned to queue
            Needs a look ; Needs attention
            looked after ; Running
            How answers are spread ; Distribution of answers
            Where is the difference ; Breakdown
            Against the others ; vs. all others
            \\banew\\b ; Reset process limits
            trial limits ; early limits
            ^Party$ ; Applicant type
            ^Kind$ ; Request type
            ^Of$ ; n
            ^Sort$ ; Type
            Span before ; Previous period
            What has (moved|changed)\\? ; Changes since last issue
            \\bdrawn\\b ; generated
            Put into force ; Apply
            Policy file is right ; File is valid
            ^Way$ ; Sent by
            Send once more ; Resend
            ^Letters$ ; Messages
            ^In use$ ; Active
            Keep password ; Save
            Present password ; Current password
            The password again ; Confirm password
            As things are ; unless the work changes
            """)
    void englishTextsUseOneWordForOneThing(String never, String instead) throws IOException {
        List<String> found = new ArrayList<>();
        for (String text : texts("en")) {
            if (Pattern.compile(never, Pattern.CASE_INSENSITIVE).matcher(text).find()) {
                found.add(text);
            }
        }
        assertThat(found).as("instead: " + instead).isEmpty();
    }

    /** What was rejected is a record everywhere, as on the page of the rejected ones. */
    @Test
    void rejectedRowsHaveOneNameInArabic() {
        ResourceBundle english = ResourceBundle.getBundle("org.rida.i18n.messages", Locale.ENGLISH);
        ResourceBundle arabic = ResourceBundle.getBundle("org.rida.i18n.messages", Locale.forLanguageTag("ar"));
        Pattern rejected = Pattern.compile("\\brejected rows?\\b|\\brows rejected\\b", Pattern.CASE_INSENSITIVE);
        Pattern row = Pattern.compile("صف(وف|\u064b\u0627|ين|ان)?( \\S+)? (ال)?مرفوض|كل الصفوف");
        assertThat(english.keySet())
                .filteredOn(key -> rejected.matcher(english.getString(key)).find())
                .hasSizeGreaterThan(10)
                .filteredOn(key -> row.matcher(arabic.getString(key)).find())
                .isEmpty();
    }

    /** Other than in what is typed into files and commands. */
    @Test
    void arabicTextsQuoteByGuillemets() throws IOException {
        assertThat(texts("ar"))
                .filteredOn(text -> text.matches(".*\"[\u2066-\u2068]?\\{.*"))
                .isEmpty();
    }

    /** Their digits and their direction stay as they are: "partner-2025-08.csv" in an Arabic sentence. */
    @Test
    void latinNamesAndVersionsAreIsolatedInArabic() throws IOException {
        List<String> open = new ArrayList<>();
        for (String text : texts("ar")) {
            Matcher value = LATIN_VALUE.matcher("^" + text + "$");
            while (value.find()) {
                boolean command = text.contains("ingest {path}") && !"file".equals(value.group(2));
                if (!"\u2066".equals(value.group(1)) && !command) {
                    open.add(text);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    /**
     * What a person typed or a file holds keeps its order inside an Arabic sentence: "2026-10-01" after an Arabic letter would be shown
     * as "01-10-2026". Marks of direction around it do as well for what is always Latin.
     */
    @Test
    void whatComesFromOutsideIsIsolatedInArabic() throws IOException {
        List<String> open = new ArrayList<>();
        for (String line : Files.readAllLines(MESSAGES.resolve("messages_ar.properties"))) {
            Matcher value = OUTSIDE_VALUE.matcher(line + "$");
            boolean number = COUNTED.contains(line.replaceFirst("=.*", ""));
            while (value.find()) {
                boolean isolated =
                        "\u2066\u2067\u2068\u200e".contains(value.group(1)) && "\u2069\u200e".contains(value.group(3));
                // the header stands alone at the beginning of a line of the terminal; columns of opinions and lists are
                // our own
                if (!isolated && !number && !line.matches("(command|opinions)\\..*|rows\\.hijri=.*")) {
                    open.add(line);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    /** The digit system is applied to a whole text: a number that has its digits already would differ from those beside it. */
    @Test
    void arabicMessagesAreWrittenWithEuropeanDigits() throws IOException {
        assertThat(texts("ar")).noneMatch(text -> text.matches(".*[٠-٩٪٫٬].*"));
    }

    /** Values of the message file, without keys. */
    private static List<String> texts(String language) throws IOException {
        return Files.readAllLines(MESSAGES.resolve("messages_" + language + ".properties")).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();
    }

    private static List<String> found(Pattern never, String language, Pattern inDefinitions) throws IOException {
        List<String> found = new ArrayList<>();
        for (String text : texts(language)) {
            if (never.matcher(text + " ").find()) {
                found.add(text);
            }
        }
        for (Path definition : definitions()) {
            for (String line : Files.readAllLines(definition)) {
                Matcher text = inDefinitions.matcher(line);
                if (text.find() && never.matcher(text.group(1) + " ").find()) {
                    found.add(definition.getFileName() + ": " + line);
                }
            }
        }
        return found;
    }

    private static List<Path> definitions() throws IOException {
        List<Path> definitions = new ArrayList<>();
        for (String root : List.of("reports", "jobs")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith(THEMES))
                        .forEach(definitions::add);
            }
        }
        return definitions;
    }
}
