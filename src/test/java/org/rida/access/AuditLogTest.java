package org.rida.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rida.access.AuditEvents.AuditSearch;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

class AuditLogTest {

    private static final Actor SARA = Actor.commandLine();
    private static final Operation BACKUP =
            new Operation(SARA, AuditAction.BACKUP_CREATED, "/media/disk", Map.of("keep", "14"));

    private final TestAccess access = new TestAccess();

    @Test
    void theEntryIsThereBeforeTheOperationBeginsAndItsOutcomeAfterwards() {
        String made = access.audit.record(
                BACKUP,
                () -> {
                    assertThat(only().outcome()).as("a crash would leave this").isEmpty();
                    return "a.zip";
                },
                file -> Map.of("file", file));

        assertThat(made).isEqualTo("a.zip");
        AuditEvent entry = only();
        assertThat(entry.actor()).isEqualTo(System.getProperty("user.name"));
        assertThat(entry.kind()).isEqualTo("command-line");
        assertThat(entry.action()).isEqualTo("backup-created");
        assertThat(entry.subject()).isEqualTo("/media/disk");
        assertThat(entry.detail()).isEqualTo(Map.of("keep", "14", "file", "a.zip"));
        assertThat(entry.outcome()).isEqualTo("done");
        assertThat(entry.cause()).isEqualTo(BilingualText.EMPTY);
    }

    @Test
    void aReasonThatNobodyWouldReadIsRefused() {
        String longest = "a".repeat(Operation.MAX_REASON);

        assertThat(Operation.because(longest, SARA, AuditAction.REPORT_ISSUED, "1")
                        .detail())
                .containsEntry("reason", longest);
        assertThatThrownBy(() -> Operation.because(longest + "a", SARA, AuditAction.REPORT_ISSUED, "1"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("1,001");
    }

    @Test
    void whatTheProgramRefusesIsRefusedWithItsReason() {
        Problem full = Problem.of("problem.reason-missing");
        assertThatThrownBy(() -> access.audit.record(BACKUP, () -> {
                    throw full;
                }))
                .isSameAs(full);

        assertThat(only().outcome()).isEqualTo("refused");
        assertThat(only().cause())
                .isEqualTo(new BilingualText(full.text().ar(), full.text().en()));
    }

    @Test
    void whatGoesWrongHasFailedWithThePlainCause() {
        RuntimeException broken = new IllegalStateException("outer", new IllegalStateException("the disk is full"));
        assertThatThrownBy(() -> access.audit.record(BACKUP, () -> {
                    throw broken;
                }))
                .isSameAs(broken);

        assertThat(only().outcome()).isEqualTo("failed");
        assertThat(only().cause().en()).contains("the disk is full").doesNotContain("Exception");
    }

    @Test
    void aProblemThatADiskCausedIsAFailure() {
        assertThatThrownBy(() -> access.audit.record(BACKUP, () -> {
                    throw Problem.because(new IOException("no space left"), "problem.reason-missing");
                }))
                .isInstanceOf(Problem.class);

        assertThat(only().outcome()).isEqualTo("failed");
    }

    @Test
    void aRollbackOfTheCallerKeepsTheEntryAndSaysThatItFailed() {
        new TransactionTemplate(access.transactions).executeWithoutResult(status -> {
            access.audit.record(BACKUP, () -> assertThat(only().outcome()).isEmpty());
            assertThat(only().outcome()).as("it may still be rolled back").isEmpty();
            status.setRollbackOnly();
        });

        assertThat(only().outcome()).isEqualTo("failed");
    }

    @Test
    void withinATransactionItIsDoneWhenThatIsCommitted() {
        new TransactionTemplate(access.transactions)
                .executeWithoutResult(status -> access.audit.record(BACKUP, () -> {}));

        assertThat(only().outcome()).isEqualTo("done");
    }

    @Test
    void theOutcomeIsAddedOnceAndNothingElseChanges() {
        access.audit.record(BACKUP, () -> {
            for (String change : List.of(
                    "update audit_entry set actor = 'nobody', outcome = 'done'",
                    "update audit_entry set detail = '{}', outcome = 'done'",
                    "update audit_entry set cause_en = 'x'",
                    "delete from audit_entry")) {
                assertOnlyAddedTo(change);
            }
        });

        assertOnlyAddedTo("update audit_entry set outcome = 'refused'");
        assertOnlyAddedTo("update audit_entry set outcome = null");
    }

    @Test
    void readingTheLogIsAnEntry() {
        access.audit.record(BACKUP, () -> {});
        Actor reader = Actor.console("chief", "10.0.0.1");

        assertThat(access.events.read(new AuditSearch("", "backup-created", ""), 0, 10, reader))
                .hasSize(1);

        assertThat(access.events.entries(new AuditSearch("chief", "audit-viewed", ""), 0, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).containsEntry("action", "backup-created"));
    }

    @Test
    void throttledLogInsAreRecordedOnceForEachAccountAndAddress() {
        IntStream.range(0, 30).forEach(i -> access.logIn.attempt("sara", "guess", "10.0.0.1"));

        assertThat(throttled()).singleElement().satisfies(entry -> {
            assertThat(entry.subject()).isEqualTo(LoginAttempts.recordedName("sara", false));
            assertThat(entry.address()).isEqualTo("10.0.0.1");
            assertThat(entry.outcome()).isEqualTo("refused");
        });
        access.pass(LoginAttempts.WINDOW.plusSeconds(1));
        IntStream.range(0, 10).forEach(i -> access.logIn.attempt("sara", "guess", "10.0.0.1"));
        assertThat(throttled()).hasSize(2);
    }

    /** Guesses at names that nobody has do not fill the log either. */
    @Test
    void aFloodFromOneAddressLeavesABoundedNumberOfEntries() {
        IntStream.range(0, 300).forEach(i -> access.logIn.attempt("name" + i, "guess", "10.0.0.1"));

        assertThat(throttled()).hasSize(LoginAttempts.MAX_PER_ADDRESS);
    }

    private List<AuditEvent> throttled() {
        return access.events.entries(new AuditSearch("", "login-throttled", ""), 0, 1000);
    }

    private AuditEvent only() {
        List<AuditEvent> entries = access.events.entries(new AuditSearch("", "", ""), 0, 10);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private void assertOnlyAddedTo(String change) {
        assertThatThrownBy(() -> access.sql.sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
    }
}
