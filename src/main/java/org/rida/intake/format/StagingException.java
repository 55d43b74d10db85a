package org.rida.intake.format;














import java.sql.SQLException;

/** The database did not take a row, which is not the row's fault: the disk is full, the server was stopped. */
public class StagingException extends RuntimeException {

    public StagingException(SQLException cause) {
        super(cause);
    }
}
