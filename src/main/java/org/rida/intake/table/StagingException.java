package org.rida.intake.table;

import java.sql.SQLException;

/**
 * The database could not store a row.
 */
public class StagingException extends RuntimeException {

    public StagingException(SQLException cause) {
        super(cause);
    }
}
