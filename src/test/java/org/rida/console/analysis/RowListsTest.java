package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;

/** What the lists of single requests tell of each, on the page and in their files. */
class RowListsTest extends RunningConsole {

    @Test
    void theWatchListTellsHowLongEachHasWaitedAndWhatWasNotGiven() {
        TestClient officer = client(Role.QUALITY);
        LocalDate day = sql.sql("select max(cut_off) from counted_month")
                .query(LocalDate.class)
                .single();
        String page = officer.get("/watch?lang=en").body();
        List<NamedCsvRecord> rows = records(officer.get("/watch.csv?lang=en").body());

        assertThat(page).contains("data-label=\"Received or reopened\"", "data-label=\"Days since\"");
        assertThat(all(page, "data-label=\"(?:Service|Department|Channel)\">([^<]*)<"))
                .isNotEmpty()
                .noneMatch(name -> name.isBlank() || name.equals("–"))
                .contains("Not given");
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            LocalDate received = LocalDate.parse(row.getField("Received or reopened"));
            assertThat(row.getField("Days since")).isEqualTo("" + ChronoUnit.DAYS.between(received, day));
            assertThat(List.of(row.getField("Service"), row.getField("Department"), row.getField("Channel")))
                    .noneMatch(String::isBlank);
        });
    }

    /** The days of a reopened request count from then, not from the day on which it was received. */
    @Test
    void theWatchListSaysWhichDayIsThatOfAReopening() {
        TestClient officer = client(Role.QUALITY);
        List<String> reopened = sql.sql(
                        """
                        select e.request_no from episode e join current_request r using (request_no)
                        where e.received_on = r.reopened_on and e.promised
                        """)
                .query(String.class)
                .list();
        List<NamedCsvRecord> rows = records(officer.get("/watch.csv?lang=en").body());
        String pages = officer.get("/watch?lang=en").body()
                + officer.get("/watch?lang=en&from=50").body()
                + officer.get("/watch?lang=en&from=100").body();
        List<String> onPage = all(
                pages,
                "(?s)<bdi>([^<]+)</bdi></a></th>\\s*<td data-label=\"Received or reopened\"><span>[^<]*</span><small[^>]*>[^<]*</small><small>Reopening</small>");

        assertThat(rows).allSatisfy(row -> assertThat(row.getField("Days count from"))
                .as(row.getField("Request"))
                .isEqualTo(reopened.contains(row.getField("Request")) ? "Reopening" : "Receipt"));
        assertThat(onPage).isNotEmpty().isSubsetOf(reopened);
    }

    @Test
    void theRowsBehindAFigureTellWhenEachWasDueOnThePageAndInBothFiles() throws IOException {
        TestClient officer = client(Role.QUALITY);
        String query = "?lang=en&key=promise-kept&month=2026-10&order=due";
        List<NamedCsvRecord> rows = records(officer.get("/lineage.csv" + query).body());

        assertThat(rows)
                .extracting(row -> row.getField("due_on"))
                .isNotEmpty()
                .isSorted()
                .allMatch(day -> day.startsWith("2026-10-"));
        assertThat(all(officer.get("/lineage" + query).body(), "data-label=\"Due\"><span>([^<]+)<"))
                .hasSize(50)
                .allMatch(day -> day.contains("October 2026"));
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(officer.bytes("/lineage.xlsx" + query)))) {
            Row first = null;
            for (Row row : book.getSheetAt(0)) {
                if (first == null
                        && row.getCell(0) != null
                        && row.getCell(0).toString().equals(rows.get(0).getField("request_no"))) {
                    first = row;
                }
            }
            assertThat(first).isNotNull();
            assertThat(first.getCell(6).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.parse(rows.get(0).getField("due_on")));
            assertThat(book.getSheetAt(0).getLastRowNum()).isGreaterThanOrEqualTo(rows.size());
        }
    }

    /** Of what nobody promised an answer, no day is told. */
    @Test
    void aRequestWithoutAPromiseIsNotDue() {
        List<NamedCsvRecord> rows = records(client(Role.QUALITY)
                .get("/lineage.csv?key=received&month=2026-10")
                .body());
        List<String> unpromised = sql.sql("select request_no from episode where not promised")
                .query(String.class)
                .list();

        assertThat(rows)
                .filteredOn(row -> unpromised.contains(row.getField("request_no")))
                .allMatch(row -> row.getField("due_on").isEmpty());
        assertThat(rows)
                .filteredOn(row -> !unpromised.contains(row.getField("request_no")))
                .noneMatch(row -> row.getField("due_on").isEmpty());
    }

    private static List<NamedCsvRecord> records(String csv) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv.replace("\uFEFF", ""))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
