package org.rida.intake;






import java.sql.SQLException;

/** What happens to each row once it is understood. */
@FunctionalInterface
interface RowTaker {

    void take(RowDraft row, RowReader reader) throws SQLException;
}
