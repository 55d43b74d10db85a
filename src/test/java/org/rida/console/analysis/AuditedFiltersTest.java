package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;

/** The log says what somebody has read: an entry of rows or figures names every filter that selected them, and shows it in words. */
class AuditedFiltersTest extends RunningConsole {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            /comments?from-month=2026-08&until=2026-09&theme=waiting&channel=phone&channel=website&department=family-care&words=nafaqa | 2026-08, 2026-09, waiting, phone, website, family-care, nafaqa | Channel: Phone calls, Website; Search text: nafaqa
            /comments.csv?from-month=2026-08&until=2026-09&theme=waiting&service=food&words=channel%3Dletter | 2026-08, 2026-09, waiting, food, channel=letter | Search text: channel=letter
            /comments.xlsx?until=2026-09&channel=phone | 2026-09, phone | Channel: Phone calls
            /lineage?key=received&since=2026-08&month=2026-09&segment=orphan&channel=phone&bucket=promised | 2026-08, 2026-09, orphan, phone, promised | Counted as: With a promised reply
            /lineage.csv?key=promise-kept@channel=phone&month=2026-09&service=food&bucket=on_time | 2026-09, phone, food, on_time | Counted as: On time
            /lineage.xlsx?key=received&month=2026-09&party=beneficiary | 2026-09, beneficiary | Received
            /watch?state=overdue&stage=received&channel=phone&kind=aid | overdue, received, phone, aid | State: Overdue · Stage: Received
            /watch.csv?segment=orphan&party=beneficiary | orphan, beneficiary | Filter
            /trends.csv?measure=received&since=2026-05&until=2026-09&channel=phone&service=food | received, 2026-05, 2026-09, phone, food | May 2026 – September 2026
            /turnaround.csv?month=2026-09&channel=phone&kind=aid | 2026-09, phone, aid | September 2026
            """)
    void anEntryNamesEveryFilter(String address, String filters, String words) {
        TestClient officer = client(Role.QUALITY);
        long last = newest();
        assertThat(officer.get(address).statusCode()).isEqualTo(200);

        String entry = sql.sql(
                        "select subject || ' ' || detail::text from audit_entry where entry_id > :last and actor = 'quality' and outcome = 'done'")
                .param("last", last)
                .query(String.class)
                .single();
        assertThat(List.of(filters.split(", "))).as(entry).allMatch(entry::contains);
        String page = client(Role.ADMINISTRATOR)
                .get("/audit?lang=en&actor=quality")
                .body()
                .replaceAll("<[^>]+>", " ")
                .replaceAll("[\u2066-\u2069]", "")
                .replaceAll("\\s+", " ");
        assertThat(page).contains(words.split("; "));
    }

    private long newest() {
        return sql.sql("select max(entry_id) from audit_entry")
                .query(Long.class)
                .single();
    }
}
