package org.rida.sample.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.policy.Policy.Term;
import org.rida.sample.Charity;
import org.rida.sample.SampleGenerator;

/** The committed files are what the generator makes, and hang together. */
class SampleFilesTest {

    private static final Path COMMITTED = Path.of("sample-data");
    private static final long MEGABYTE = 1_000_000;

    @Test
    void theCommittedFolderEqualsTheGeneratorsOutput(@TempDir Path made) throws IOException {
        new SampleGenerator(Charity.POLICY, SampleGenerator.SEED)
                .write(made, SampleGenerator.FROM, SampleGenerator.TO, SampleGenerator.PER_MONTH);

        assertThat(names(made)).containsExactlyElementsOf(names(COMMITTED)).hasSize(3 * 28);
        for (String name : names(made)) {
            if (name.endsWith(".xlsx")) {
                assertThat(cells(made.resolve(name))).isEqualTo(cells(COMMITTED.resolve(name)));
            } else {
                assertThat(made.resolve(name)).hasSameBinaryContentAs(COMMITTED.resolve(name));
            }
        }
    }

    @Test
    void localeAndZoneOfTheMachineDoNotMatter(@TempDir Path here, @TempDir Path there) throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        few(here);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            few(there);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        for (String name : names(here)) {
            assertThat(there.resolve(name)).hasSameBinaryContentAs(here.resolve(name));
        }
    }

    private static void few(Path folder) {
        YearMonth partner = MonthExport.PARTNER_MONTH;
        new SampleGenerator(Charity.POLICY, 7).write(folder, partner.minusMonths(1), partner.plusMonths(1), 40);
    }

    @Test
    void theFolderIsSmall() throws IOException {
        long bytes = 0;
        for (String name : names(COMMITTED)) {
            bytes += Files.size(COMMITTED.resolve(name));
        }
        assertThat(bytes).isLessThan(4 * MEGABYTE);
    }

    @Test
    void mostResponsesAndInvitationsBelongToRequests() {
        Set<String> numbers =
                Charity.STORIES.stream().map(s -> s.attributes().requestNo()).collect(Collectors.toSet());
        List<String> answered = column("responses-", "request_no");
        assertThat(column("invitations-", "request_no")).allMatch(numbers::contains);
        assertThat(answered).hasSizeBetween(4_500, 5_300);
        assertThat(answered.stream().filter(no -> !numbers.contains(no)).count())
                .isBetween(50L, 150L);
    }

    @Test
    void responseNumbersAreUnique() {
        assertThat(column("responses-", "response_no")).doesNotHaveDuplicates();
    }

    @Test
    void everyWordOfTheVocabularyIsUsedAndNoOther() {
        assertThat(used("channel")).isEqualTo(codes(Charity.POLICY.channels()));
        assertThat(used("service")).isEqualTo(codes(Charity.POLICY.services()));
        assertThat(used("department")).isEqualTo(codes(Charity.POLICY.departments()));
        assertThat(used("segment")).isEqualTo(codes(Charity.POLICY.segments()));
        assertThat(used("party")).isEqualTo(codes(Charity.POLICY.parties()));
        assertThat(new HashSet<>(column("responses-", "mode"))).isEqualTo(codes(Charity.POLICY.modes()));
    }

    @Test
    void twoScoresAreOffTheScale() {
        assertThat(column("responses-", "overall").stream().filter("11"::equals))
                .hasSize(2);
    }

    @Test
    void thePartnerFileIsInArabicAndEndsWithSixFaultyRows() throws IOException {
        List<String> lines = Files.readAllLines(
                COMMITTED.resolve("partner-" + MonthExport.PARTNER_MONTH + ".csv"), Charset.forName("windows-1256"));
        List<String> bad = lines.subList(lines.size() - 6, lines.size());
        assertThat(lines.get(0)).startsWith("رقم الطلب;تاريخ الاستلام;").endsWith(";تاريخ التحديث");
        assertThat(lines.get(1)).matches("R-\\d{4}-\\d{4};14\\d\\d/\\d\\d/\\d\\d;.*;14\\d\\d/\\d\\d/\\d\\d");
        assertThat(bad.get(0)).contains(";1447/02/30;");
        assertThat(bad.get(1)).contains(";الفاكس;");
        assertThat(bad.get(4)).startsWith(";");
        assertThat(lines.stream().filter(line -> line.startsWith(numberOf(bad.get(5)))))
                .hasSize(2);
    }

    @Test
    void commentsVary() {
        List<String> comments = written("comment");
        List<String> suggestions = written("suggestion");
        assertThat(new HashSet<>(comments).size()).isGreaterThan(comments.size() * 85 / 100);
        assertThat(new HashSet<>(suggestions).size()).isGreaterThan(suggestions.size() * 70 / 100);
        assertThat(comments).noneMatch(text -> text.matches(".*[(){}|].*"));
        assertThat(comments.stream().filter(text -> text.matches(".*\\b052\\d{7}\\b.*")))
                .hasSizeGreaterThan(5);
        assertThat(comments.stream().filter(text -> text.matches(".*\\b[12]\\d{9}\\b.*")))
                .hasSizeGreaterThan(3);
        assertThat(comments.stream().filter(text -> text.contains("@"))).hasSizeGreaterThan(3);
    }

    private static String numberOf(String line) {
        return line.substring(0, line.indexOf(';') + 1);
    }

    private static List<String> written(String column) {
        return column("responses-", column).stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Set<String> used(String column) {
        return column("requests-", column).stream()
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> codes(List<Term> terms) {
        return terms.stream().map(Term::code).collect(Collectors.toSet());
    }

    /** The cells of one column in all comma-separated files whose names begin so. */
    private static List<String> column(String files, String column) {
        try {
            return names(COMMITTED).stream()
                    .filter(name -> name.startsWith(files) && name.endsWith(".csv"))
                    .flatMap(name -> rows(COMMITTED.resolve(name)))
                    .map(row -> row.getField(column))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<NamedCsvRecord> rows(Path file) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> cells(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            Sheet sheet = workbook.getSheetAt(0);
            return IntStream.rangeClosed(0, sheet.getLastRowNum())
                    .mapToObj(sheet::getRow)
                    .flatMap(row -> IntStream.range(0, row.getLastCellNum())
                            .mapToObj(i -> row.getRowNum() + "/" + i + " " + row.getCell(i)))
                    .toList();
        }
    }
}
