package org.rida.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.ReferenceData;

class PiiMaskingTest {

    /** Longer than this, what is left of a number identifies somebody. */
    private static final String FOUR_DIGITS = "(?s).*\\p{Nd}\\D?\\p{Nd}\\D?\\p{Nd}\\D?\\p{Nd}.*";

    private static final DateTimeFormatter IN_BACKUPS =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter IN_PULLS =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @MethodSource("cases")
    void referenceCasesAreRight(NamedCsvRecord row) {
        String text = row.getField("text");
        String masked = PiiMasking.mask(text);
        if (row.getField("must_be_masked").equals("yes")) {
            assertThat(masked).contains("***").doesNotMatch(FOUR_DIGITS);
        } else {
            assertThat(masked).isEqualTo(text);
        }
    }

    /** Pages mask what they explain as a whole, so an example that looks like somebody's own would be hidden. */
    @Test
    void noExplanationOfAProblemIsMaskedItself() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("ar"))) {
            ResourceBundle texts = ResourceBundle.getBundle("org.rida.i18n.messages", locale);
            assertThat(texts.keySet())
                    .filteredOn(key -> key.startsWith("problem."))
                    .isNotEmpty()
                    .allSatisfy(key ->
                            assertThat(PiiMasking.mask(texts.getString(key))).isEqualTo(texts.getString(key)));
        }
    }

    /** Without a word that announces a number, in the middle of a sentence. */
    @ParameterizedTest
    @MethodSource("personal")
    void spellingDoesNotMatter(String spelling) {
        String masked = PiiMasking.mask("شكرا لكم " + spelling + " مع التحية");

        assertThat(masked)
                .contains("***")
                .doesNotMatch(FOUR_DIGITS)
                .startsWith("شكرا لكم")
                .endsWith("مع التحية");
    }

    /** Spellings that were written without sight of the search, in sentences of their own. */
    @ParameterizedTest
    @MethodSource("furtherSpellings")
    void nothingIsLeftOfANumber(NamedCsvRecord row) {
        String secret = row.getField("secret");

        String masked = PiiMasking.mask(row.getField("text"));

        assertThat(masked).contains("***").doesNotContain(secret).doesNotMatch(FOUR_DIGITS);
        for (String word : secret.strip().split("\\s+")) {
            if (word.codePointCount(0, word.length()) > 3) {
                assertThat(masked).doesNotContain(word);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("innocent")
    void otherNumbersStay(String text) {
        assertThat(PiiMasking.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "حولت من 0551234567 500 ريال, حولت من *** 500 ريال",
        "هويتي 1012345678-1447/03/12 تاريخ الطلب, هويتي ***-1447/03/12 تاريخ الطلب",
        "بطاقتي 4111 1111 1111 1111 والمبلغ 1250 ريال, بطاقتي *** والمبلغ 1250 ريال",
        "1012345678 و me@example.org, *** و ***@***",
        "طلبي R-2604-0262 وجوالي +966 55 123 4567, طلبي R-2604-0262 وجوالي ***",
        "rida-20261130T182121009Z.backup.zip, rida-20261130T182121009Z.backup.zip",
        "rida-20261130T182121Z.backup.zip 0551234567, rida-20261130T182121Z.backup.zip ***",
        "راسلوني (sara @ example.org) شكرا, راسلوني (***@***) شكرا",
    })
    void whatStandsBesideStays(String text, String masked) {
        assertThat(PiiMasking.mask(text)).isEqualTo(masked);
    }

    /** A number in a name of a file has the check digits of an account once in 97 times; a part of a UUID, the look of a phone. */
    @Test
    void whatComputersNameStaysWheneverItIsMade() {
        Random random = new Random(97);
        for (int n = 0; n < 5_000; n++) {
            Instant at = Instant.parse("2026-01-01T00:00:00Z")
                    .plusNanos(random.nextLong(20L * 365 * 86_400) * 1_000_000_007L);
            String milliseconds = IN_BACKUPS.format(at);
            assertThat(List.of(
                            "Backup \u2068rida-" + milliseconds + ".backup.zip\u2069 in \u2068backups\u2069: 18 kB",
                            "rida-" + milliseconds + "-2.backup.zip",
                            "guide-" + IN_PULLS.format(at) + ".csv: 12",
                            "answer " + new UUID(random.nextLong(), random.nextLong()),
                            "changed at " + at))
                    .allSatisfy(text -> assertThat(PiiMasking.mask(text)).isEqualTo(text));
        }
    }

    @Test
    void maskedTextStaysAsItIs() throws IOException {
        for (String spelling : texts("personal.csv")) {
            String masked = PiiMasking.mask("قبل " + spelling + " بعد");
            assertThat(PiiMasking.mask(masked)).isEqualTo(masked);
        }
    }

    /** Seeded ids and phones with random separators, digit systems and invisible characters. */
    @Test
    void randomSeparatorsHideNoNumber() {
        Random random = new Random(16);
        List<String> separators = List.of(
                " ", "  ", "-", " - ", "–", "—", "‑", ".", "/", "_", "\u00a0", "\u202f", "\u3000", "ـ", "\u200b",
                "\u200f", "،", "\u2066", " . ", "");
        List<String> zeros = List.of("0", "٠", "۰", "０");
        for (int n = 0; n < 2_000; n++) {
            String number = n % 2 == 0 ? "1" + digits(random, 9) : "05" + digits(random, 8);
            int zero = zeros.get(random.nextInt(4)).charAt(0);
            String separator = separators.get(random.nextInt(separators.size()));
            int[] groups = n % 2 == 0 ? new int[] {4, 7} : new int[] {3, 6};
            StringBuilder spelled = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                spelled.append(i == groups[0] || i == groups[1] ? separator : "");
                spelled.append((char) (zero + number.charAt(i) - '0'));
            }
            assertThat(PiiMasking.mask("مساعدة " + spelled + " شكرا"))
                    .as("%s", spelled)
                    .doesNotMatch("(?s).*\\p{Nd}.*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "12 ",
                "055-",
                "4111 1111 ",
                "SA03 ",
                "@",
                "a@",
                " . a@",
                "2400 ",
                "5,123/",
                "dot ",
                "1\u200b",
                " ",
                "five ",
                "هويتي 12 ثم ",
                "passport a1b2 "
            })
    void aMegabyteTakesSeconds(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());

        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        PiiMasking.mask(text);
        long nanoseconds = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;

        // generous, as the compiler of a test may not optimize; anything but linear takes minutes
        assertThat(Duration.ofNanos(nanoseconds)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void everyCharacterIsRead() {
        Random random = new Random(7);
        for (int n = 0; n < 20_000; n++) {
            String text = random.ints(random.nextInt(12), 1, 0x1ffff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .append("1012345678")
                    .toString();
            assertThatCode(() -> PiiMasking.mask(text)).doesNotThrowAnyException();
        }
    }

    private static String digits(Random random, int count) {
        return random.ints(count, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    static List<NamedCsvRecord> cases() throws IOException {
        return ReferenceData.csv("personal-data/personal-data.csv");
    }

    static List<NamedCsvRecord> furtherSpellings() throws IOException {
        return rows("further-spellings.csv");
    }

    static List<String> personal() throws IOException {
        return texts("personal.csv");
    }

    static List<String> innocent() throws IOException {
        return texts("innocent.csv");
    }

    private static List<String> texts(String file) throws IOException {
        return rows(file).stream().map(row -> row.getField("text")).toList();
    }

    private static List<NamedCsvRecord> rows(String file) throws IOException {
        Path path = Path.of("src/test/resources/privacy").resolve(file);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(path);
                Stream<NamedCsvRecord> rows = reader.stream()) {
            return rows.toList();
        }
    }
}
