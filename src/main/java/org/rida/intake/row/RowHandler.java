package org.rida.intake.row;














import java.sql.SQLException;

/** What happens to each row once it is understood. */
@FunctionalInterface
public interface RowHandler {

    void accept(RowBuilder row, RowParser reader) throws SQLException;
}
