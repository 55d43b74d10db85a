package org.rida.tally;














import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored rows, read once, and the runs of the clock in them. */
@NullUnmarked // an absent cell is data here
class RawRows {

    private static final List<String> AT_RECEIPT =
            List.of("kind", "channel", "service", "department", "segment", "party");

    private final JdbcClient sql;
    private final Map<String, List<RawRow>> tables = new TreeMap<>();
    private final Map<String, List<RawRun>> runsOf = new TreeMap<>();

    RawRows(JdbcClient sql) {
        this.sql = sql;
        rows("request").forEach(r -> runsOf.put(r.text("request_no"), RawRun.of(r, rows("earlier_answer"))));
    }

    List<RawRun> runs() {
        return runsOf.values().stream().flatMap(List::stream).toList();
    }

    /** The days on which somebody answered the survey about the request. */
    List<LocalDate> answersTo(String requestNo) {
        return rows("response").stream()
                .filter(r -> requestNo.equals(r.text("request_no")))
                .map(r -> r.day("answered_on"))
                .toList();
    }

    /** The run whose clock ran on the day, or the last before it. */
    @Nullable
    RawRun runOn(@Nullable String requestNo, LocalDate day) {
        List<RawRun> runs = requestNo == null ? List.of() : runsOf.getOrDefault(requestNo, List.of());
        RawRun found = runs.isEmpty() ? null : runs.get(0);
        for (RawRun run : runs) {
            found = run.start().isAfter(day) ? found : run;
        }
        return found;
    }

    List<RawRow> rows(String table) {
        return tables.computeIfAbsent(table, t -> sql.sql("select * from " + t).query().listOfRows().stream()
                .map(RawRow::new)
                .toList());
    }

    static Map<String, String> slices(RawRun run) {
        Map<String, String> slices = unknown();
        AT_RECEIPT.forEach(s -> slices.compute(
                s, (slice, none) -> Objects.toString(run.request().text(slice), none)));
        return slices;
    }

    static Map<String, String> unknown() {
        Map<String, String> slices = new TreeMap<>();
        AT_RECEIPT.forEach(s -> slices.put(s, "not-given"));
        return slices;
    }

    /** As the answer itself says, where the request says nothing. */
    static Map<String, String> slices(RawRow response, @Nullable RawRun run) {
        Map<String, String> slices = new TreeMap<>();
        for (String slice : AT_RECEIPT) {
            String own = slice.equals("kind") ? null : response.text(slice);
            String value = run == null || run.request().text(slice) == null
                    ? own
                    : run.request().text(slice);
            slices.put(slice, Objects.toString(value, "not-given"));
        }
        return slices;
    }
}
