package org.rida.intake;






import java.sql.SQLException;

/** The database did not take a row, which is not the row's fault: the disk is full, the server was stopped. */
class StagingFailed extends RuntimeException {

    StagingFailed(SQLException cause) {
        super(cause);
    }
}
