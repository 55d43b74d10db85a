package org.rida.sampling;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.rida.access.Actor;
import org.rida.intake.format.TestIntake;
import org.rida.intake.invitation.InvitationList.DrawMethod;
import org.rida.intake.invitation.InvitationList.DrawSettings;
import org.rida.intake.invitation.InvitationList.ListedRequest;
import org.rida.intake.invitation.InvitationLists;
import org.rida.tally.CountRefresh;
import org.rida.tally.count.RecountProgress;
import org.rida.tally.rows.SampleFrame;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * 200 requests received from 1 to 20 October, on 31 October: of every ten, five accepted, two rejected, one left, one duplicate
 * and one waiting, which is late when it came before the 17th. Requests 1 and 2 are of one person.
 */
final class SampledCharity {

    static final Actor OFFICER = Actor.console("quality", "192.0.2.1");
    static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
    static final int REQUESTS = 200;

    final TestIntake intake;
    final InvitationLists lists;
    final JdbcTransactionManager transactions;
    final Sampling sampling;

    SampledCharity(Path folder) {
        Instant now = Instant.parse("2026-10-31T09:00:00Z");
        intake = new TestIntake(folder, now);
        lists = new InvitationLists(intake.sql, JsonMapper.builder().build());
        transactions = new JdbcTransactionManager(intake.dataSource);
        sampling = new Sampling(
                lists,
                new SampleFrame(intake.dataSource, TestIntake.POLICY),
                intake.dataSource,
                TestIntake.POLICY,
                InstantSource.fixed(now),
                intake.audit,
                transactions);
        StringBuilder file = new StringBuilder(
                "request_no,received_on,kind,beneficiary_no,decided_on,decision,replied_on,left_on,left_reason\n");
        for (int i = 1; i <= REQUESTS; i++) {
            file.append("R-%03d,2026-10-%02d,aid,%s,%s\n"
                    .formatted(i, 1 + (i - 1) / 10, i <= 2 ? "B-1" : "B-" + i, end(i)));
        }
        file.append("R-end,2026-10-31,enquiry,,,,,,\n");
        intake.ingest(file.toString(), "requests");
        new CountRefresh(intake.dataSource, TestIntake.POLICY).refresh(RecountProgress.NONE);
    }

    private static String end(int i) {
        return switch (i % 10) {
            case 0 -> ",,,2026-10-25,withdrawn";
            case 1, 2, 3, 4, 5 -> "2026-10-24,accepted,2026-10-25,,";
            case 6, 7 -> "2026-10-24,rejected,2026-10-25,,";
            case 8 -> ",,,2026-10-25,duplicate";
            default -> ",,,,";
        };
    }

    DrawSettings settings(DrawMethod method, long seed) {
        return sampling.settings(Sampling.FRAME_DAYS, method, seed);
    }

    /** Draws and returns the list's requests. */
    List<ListedRequest> drawn(DrawMethod method, int number, long seed) {
        return lists.requests(
                sampling.draw(settings(method, seed), number, OFFICER).id());
    }

    /** Ingests answers by token, each line: number, day, token; all are content. */
    void answers(String... lines) {
        StringBuilder file = new StringBuilder("response_no,answered_on,token,overall\n");
        for (String line : lines) {
            file.append(line).append(",5\n");
        }
        intake.ingest(file.toString(), "responses");
    }

    List<String> rejections() {
        return intake.sql
                .sql(
                        "select reasons -> 0 ->> 'code' || ' ' || line_no from rejected_row where state = 'open' order by file_id, line_no")
                .query(String.class)
                .list();
    }
}
