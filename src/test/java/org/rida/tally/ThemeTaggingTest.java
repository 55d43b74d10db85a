package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.tally.count.MonthCounts;
import org.rida.tally.count.Population;
import org.rida.tally.count.RecountProgress;
import org.rida.tally.theme.ThemeMatcher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When stored tags are renewed. */
class ThemeTaggingTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));

    private final ReferenceLedger ledger = new ReferenceLedger();
    private final CountRefresh tally = new CountRefresh(ledger.database, POLICY);
    private final JdbcClient sql = JdbcClient.create(ledger.database);

    @Test
    void aNewMatcherVersionTagsAllResponsesAgain() {
        ledger.responses("2026-01-31")
                .response("a", "answered_on=2026-01-09 comment=تأخير", "overall:2")
                .response("b", "answered_on=2026-01-09 comment=بيتنا", "overall:2");
        tally.refresh(RecountProgress.NONE);
        taggedBy("2", "delete from response_theme", "insert into response_theme values ('b', 'hours')");

        RecountResult recount = tally.refresh(RecountProgress.NONE);

        assertThat(recount.months()).containsExactly(YearMonth.parse("2026-01"));
        assertThat(tags()).isEqualTo("a waiting");
        assertThat(counted("waiting")).isEqualTo("{2=1}");
        assertThat(counted("hours")).isEqualTo("{}");
    }

    @Test
    void tagsOfTheCurrentVersionStay() {
        ledger.responses("2026-01-31").response("a", "answered_on=2026-01-09 comment=تأخير", "overall:2");
        tally.refresh(RecountProgress.NONE);
        taggedBy(ThemeMatcher.VERSION, "delete from response_theme");

        tally.refresh(RecountProgress.NONE);

        assertThat(tags()).isEmpty();
    }

    private void taggedBy(String version, String... changes) {
        sql.sql("update theme_tagging_version set fingerprint = :list")
                .param("list", ThemeTagging.fingerprint(version, POLICY.themes()))
                .update();
        for (String change : changes) {
            sql.sql(change).update();
        }
    }

    private String tags() {
        return String.join(
                ", ",
                sql.sql("select response_no || ' ' || theme from response_theme order by 1")
                        .query(String.class)
                        .list());
    }

    private String counted(String theme) {
        return new MonthCounts(ledger.database)
                .counts(YearMonth.parse("2026-01"), Population.theme(theme))
                .toString();
    }
}
