package org.rida.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.rida.i18n.Problem;
import org.springframework.transaction.TransactionSystemException;

class StepFailureTextTest {

    /** As it came from the pool when the database was cut off in the middle of a step. */
    @Test
    void aRollbackInASessionThatIsGoneIsALostConnection() {
        TransactionSystemException rollback =
                new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
        assertThat(StepFailureText.isConnectionLost(rollback)).isTrue();
        assertThat(StepFailureText.describe(rollback).en()).contains("database");
    }

    @Test
    void whatWasRolledBackIsTheCauseAndNotTheRollback() {
        TransactionSystemException rollback =
                new TransactionSystemException("JDBC rollback failed", new SQLException("other", "99999"));
        rollback.initApplicationException(Problem.of("problem.reason-missing"));
        assertThat(StepFailureText.isConnectionLost(rollback)).isFalse();
        assertThat(StepFailureText.describe(rollback))
                .isEqualTo(Problem.of("problem.reason-missing").text());
    }
}
