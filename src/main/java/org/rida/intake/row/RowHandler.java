package org.rida.intake.row;

import java.sql.SQLException;

/** Processes the parsed rows of a file, in order. */
@FunctionalInterface
public interface RowHandler {

    /**
     * @param row reused for the next row: it must not be stored
     * @param parser can still be asked about this row, for its retained cells
     */
    void accept(RowBuilder row, RowParser parser) throws SQLException;
}
