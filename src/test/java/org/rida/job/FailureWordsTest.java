package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.rida.wording.Problem;
import org.springframework.transaction.TransactionSystemException;

class FailureWordsTest {

    /** As it came from the pool when the database was cut off in the middle of a step. */
    @Test
    void aRollbackInASessionThatIsGoneIsALostConnection() {
        TransactionSystemException rollback =
                new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
        assertThat(FailureWords.isConnectionLost(rollback)).isTrue();
        assertThat(FailureWords.of(rollback).en()).contains("database");
    }

    @Test
    void whatWasRolledBackIsTheCauseAndNotTheRollback() {
        TransactionSystemException rollback =
                new TransactionSystemException("JDBC rollback failed", new SQLException("other", "99999"));
        rollback.initApplicationException(Problem.of("problem.reason-missing"));
        assertThat(FailureWords.isConnectionLost(rollback)).isFalse();
        assertThat(FailureWords.of(rollback))
                .isEqualTo(Problem.of("problem.reason-missing").text());
    }
}
