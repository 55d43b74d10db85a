package org.rida.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private static final Pattern NAMED_PROBLEM = Pattern.compile(
            "(?:Problem|InvalidRequest)\\s*\\.(?:of|because)\\(\\s*(?:[a-z]\\w*,\\s*)?\"([a-z][^\"]+)\"\\s*[,)]");

    private static final Pattern PLURAL_NOUN = Pattern.compile("other\\{#? ?([a-z]+s)\\b");

    /** The decimal of "1.0 points" and "1.0 days" asks for the plural; a shift of limits takes at least seven months. */
    private static final Set<String> NEVER_ONE = Set.of(
            "headline.capacity",
            "headline.capacity.brief",
            "headline.capacity.enough",
            "headline.capacity.enough.brief",
            "headline.capacity.enough.past",
            "headline.capacity.enough.past.brief",
            "headline.capacity.past",
            "headline.capacity.past.brief",
            "intake.note.sheets-read",
            "verdict.outdated.shift-high",
            "verdict.outdated.shift-low",
            "verdict.outdated.ten-of-twelve-high",
            "verdict.outdated.ten-of-twelve-low",
            "verdict.outdated.trend-high",
            "verdict.outdated.trend-low",
            "problem.token",
            "report.days-part",
            "trends.points",
            "trends.points-alone",
            "verdict.rule.shift-high",
            "verdict.rule.shift-low",
            "what-it-takes.refused.empty-weeks",
            "what-it-takes.refused.few-requests");

    private final Messages arabic = new Messages(Language.AR, DigitSystem.ARABIC_INDIC);
    private final Messages english = new Messages(Language.EN, DigitSystem.ARABIC_INDIC);

    @Test
    void aListIsWrittenAsItsLanguageDoes() {
        Object[] sheets = {"n", 2, "sheets", List.of("2025", "2026")};
        assertThat(arabic.format("intake.note.sheets-summary", sheets)).contains("٢٠٢٥، ٢٠٢٦");
        assertThat(english.format("intake.note.sheets-summary", sheets)).contains("2025, 2026");
    }

    /** Where files come from is named on pages, not by the name of a file of rules. */
    @Test
    void everyMappingHasAName() throws IOException {
        try (Stream<Path> mappings = Files.list(Path.of("jobs", "mappings"))) {
            assertThat(mappings.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .allSatisfy(
                            name -> assertThat(List.of(english.named("mapping.", name), arabic.named("mapping.", name)))
                                    .doesNotContain(name));
        }
    }

    /** The forms are those of ARABIC.md's list; the last two digits decide. */
    @ParameterizedTest
    @CsvSource({
        "0, لا طلبات",
        "1, طلب واحد",
        "2, طلبان",
        "3, ٣ طلبات",
        "10, ١٠ طلبات",
        "11, ١١ طلبًا",
        "99, ٩٩ طلبًا",
        "100, ١٠٠ طلب",
        "103, ١٠٣ طلبات",
        "112, ١١٢ طلبًا",
        "200, ٢٠٠ طلب",
        "1000, ١٬٠٠٠ طلب",
    })
    void countedNounsAgree(long n, String expected) {
        assertThat(arabic.format("count.requests", "n", n)).isEqualTo(expected);
    }

    /** Nothing that is there is shown as 0. */
    @ParameterizedTest
    @CsvSource({
        "0, '0.0 kB', ٠٫٠ كيلوبايت",
        "1, '0.1 kB', ٠٫١ كيلوبايت",
        "1536, '1.5 kB', ١٫٥ كيلوبايت",
        "40000, '39 kB', ٣٩ كيلوبايت",
        "1048575, '1,024 kB', ١٬٠٢٤ كيلوبايت",
        "1048576, '1.0 MB', ١٫٠ ميغابايت",
        "52428800, '50 MB', ٥٠ ميغابايت",
        "2684354560, '2.5 GB', ٢٫٥ غيغابايت",
        "5497558138880, '5,120 GB', ٥٬١٢٠ غيغابايت",
    })
    void sizesHaveTheUnitThatFits(long bytes, String inEnglish, String inArabic) {
        assertThat(english.size(bytes)).isEqualTo(inEnglish);
        assertThat(arabic.size(bytes)).isEqualTo(inArabic);
    }

    /** A measured size is told by {@link Messages#size}; a message has a unit of its own only for a limit that is whole in it. */
    @Test
    void noMessageHasAFixedUnitForASize() {
        for (Messages messages : List.of(english, arabic)) {
            assertThat(messages.keys(""))
                    .filteredOn(key -> !key.startsWith("size."))
                    .filteredOn(key -> pattern(messages, key)
                            .matches("(?s).*\\{\\w+\\} (kB|KB|MB|GB|كيلوبايت|ميغابايت|غيغابايت|[كمغ]\\.ب).*"))
                    .containsExactlyInAnyOrder("declared.too-large", "intake.refused.too-large", "problem.body.large");
        }
    }

    private static String pattern(Messages messages, String key) {
        return ResourceBundle.getBundle(
                        "org.rida.i18n.messages",
                        Locale.forLanguageTag(messages.language().code()))
                .getString(key);
    }

    @Test
    void digitsAreOfOneSystemOnAPage() {
        assertThat(arabic.percent(.856)).isEqualTo("٨٦٪");
        assertThat(arabic.number(1234567)).isEqualTo("١٬٢٣٤٬٥٦٧");
        assertThat(arabic.number(-123456)).isEqualTo("\u2066−١٢٣٬٤٥٦\u2069");
        assertThat(arabic.number(-123456.78, 1)).isEqualTo("\u2066−١٢٣٬٤٥٦٫٨\u2069");
        assertThat(arabic.number(999)).isEqualTo("٩٩٩");
        assertThat(arabic.number(-0.04, 1)).isEqualTo("٠٫٠");
        assertThat(arabic.signed(-0.04, 1)).isEqualTo("٠٫٠");
        assertThat(arabic.signed(1.25, 1)).isEqualTo("\u2066+١٫٣\u2069");
        assertThat(arabic.percent(-.125)).isEqualTo("\u2066−١٣\u2069٪");
        assertThat(english.signed(1.25, 1)).isEqualTo("+1.3");
        assertThat(english.percent(.856)).isEqualTo("86%");
        assertThat(new Messages(Language.AR, DigitSystem.EUROPEAN).percent(.5)).isEqualTo("50%");
    }

    @Test
    void datesInBothCalendars() {
        DateFormatter dates = new DateFormatter(arabic);

        assertThat(dates.month(YearMonth.of(2026, 10))).isEqualTo("أكتوبر ٢٠٢٦");
        assertThat(dates.hijriSpan(YearMonth.of(2026, 10))).isEqualTo("ربيع الآخر – جمادى الأولى ١٤٤٨هـ");
        assertThat(dates.day(LocalDate.of(2026, 11, 1))).isEqualTo("٢٠٢٦/١١/٠١");
        assertThat(dates.hijriDay(LocalDate.of(2026, 11, 1))).isEqualTo("٢١ جمادى الأولى ١٤٤٨هـ");
        assertThat(new DateFormatter(english).hijriDay(LocalDate.of(2026, 11, 1)))
                .isEqualTo("21 Jumada I 1448 AH");
    }

    /**
     * "1 rows" is wrong. A noun that any message counts in plural forms is counted so in all; the messages of {@link
     * #NEVER_ONE} are about numbers that are never 1.
     */
    @Test
    void countedNounsHaveTheirSingularInEnglish() {
        ResourceBundle bundle = ResourceBundle.getBundle("org.rida.i18n.messages", Locale.ENGLISH);
        Set<String> nouns = new TreeSet<>();
        bundle.keySet()
                .forEach(key ->
                        PLURAL_NOUN.matcher(bundle.getString(key)).results().forEach(noun -> nouns.add(noun.group(1))));
        assertThat(nouns).contains("rows", "files", "requests", "months", "days");

        Pattern counted = Pattern.compile("\\{\\w+} (" + String.join("|", nouns) + ")\\b");
        Set<String> wrong = bundle.keySet().stream()
                .filter(key -> counted.matcher(bundle.getString(key)).find())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(wrong).containsExactlyInAnyOrderElementsOf(NEVER_ONE);
    }

    /** A file of responses alone is something new, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | 0 | nothing new to count | لا جديد يُحتسب",
                "0 | 0 | 2 | recounted in 2 months | أُعيد الاحتساب في شهرين",
                "0 | 1 | 1 | 1 answer counted in 1 month | احتُسب تقييم واحد في شهر واحد",
                "0 | 12 | 1 | 12 answers counted in 1 month | احتُسب ١٢ تقييمًا في شهر واحد",
                "1 | 0 | 1 | 1 request recounted in 1 month | أُعيد احتساب طلب واحد في شهر واحد",
                "3 | 5 | 2 | 3 requests recounted, 5 answers counted in 2 months | أُعيد احتساب ٣ طلبات و٥ تقييمات في شهرين",
            })
    void whatWasCounted(long requests, long answers, int months, String inEnglish, String inArabic) {
        Object[] counted = {"requests", requests, "answers", answers, "months", months};

        assertThat(english.format("command.recounted", counted)).isEqualTo(inEnglish);
        assertThat(arabic.format("command.recounted", counted)).isEqualTo(inArabic);
    }

    @Test
    void oneRowIsOneRow() {
        assertThat(english.format("command.check.rows", "rows", 1L, "rejected", 0L))
                .isEqualTo("1 row, 0 would be rejected.");
        assertThat(english.format("command.check.rows", "rows", 1200L, "rejected", 0L))
                .isEqualTo("1,200 rows, 0 would be rejected.");
    }

    @Test
    void bothLanguagesHaveTheSameMessages() {
        assertThat(keys("ar")).isEqualTo(keys("en"));
    }

    private static Set<String> keys(String language) {
        return new TreeSet<>(
                ResourceBundle.getBundle("org.rida.i18n.messages", java.util.Locale.forLanguageTag(language))
                        .keySet());
    }

    /** A problem without its message would be found only when it happens. */
    @Test
    void everyProblemThatTheSourcesNameHasItsMessage() throws IOException {
        Set<String> keys = ResourceBundle.getBundle("org.rida.i18n.messages", Locale.ENGLISH)
                .keySet();
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher named = NAMED_PROBLEM.matcher(Files.readString(source));
                while (named.find()) {
                    missing.add(named.group(1));
                }
            }
        }
        assertThat(missing).hasSizeGreaterThan(100);
        missing.removeAll(keys);
        assertThat(missing).isEmpty();
    }
}
