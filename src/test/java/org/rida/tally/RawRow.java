package org.rida.tally;














import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A stored row as it was told; absent cells are null. */
@NullUnmarked // an absent cell is data here
record RawRow(Map<String, Object> cells) {
    @Nullable
    String text(String column) {
        return Objects.toString(cells.get(column), null);
    }

    @Nullable
    LocalDate day(String column) {
        return cells.get(column) == null
                ? null
                : LocalDate.parse(cells.get(column).toString());
    }
}
