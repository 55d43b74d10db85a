package org.rida.intake.format;

import java.sql.SQLException;

/**
 * The database could not store a row, for a reason outside of the file. Formats pass it on instead of reporting a
 * damaged file.
 */
public class StagingException extends RuntimeException {

    public StagingException(SQLException cause) {
        super(cause);
    }
}
