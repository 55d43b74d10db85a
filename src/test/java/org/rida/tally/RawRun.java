package org.rida.tally;














import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The run of a clock from a receipt or a reopening to its end, read from the rows of one request. */
@NullUnmarked // an absent cell is data here
record RawRun(RawRow request, boolean first, LocalDate start, @Nullable LocalDate next, RawRow last) {

    /** In order of start. */
    static List<RawRun> of(RawRow request, List<RawRow> earlierAnswers) {
        LocalDate received = request.day("received_on");
        LocalDate reopened = request.day("reopened_on");
        List<RawRow> earlier = new ArrayList<>(earlierAnswers.stream()
                .filter(a -> a.text("request_no").equals(request.text("request_no")))
                .filter(a -> reopened != null && a.day("started_on").isBefore(reopened))
                .filter(a -> a.day("replied_on") != null || a.day("left_on") != null)
                .sorted(Comparator.comparing(a -> a.day("started_on")))
                .toList());
        boolean endedBefore = reopened != null
                && (before(request.day("replied_on"), reopened) || before(request.day("left_on"), reopened));
        if (earlier.isEmpty() && endedBefore) {
            return List.of(
                    new RawRun(request, true, received, reopened, request),
                    new RawRun(request, false, reopened, null, request));
        }
        if (earlier.isEmpty()) {
            return List.of(new RawRun(request, true, received, null, request));
        }
        List<RawRun> runs = new ArrayList<>();
        for (int i = 0; i < earlier.size(); i++) {
            LocalDate next = i + 1 < earlier.size() ? earlier.get(i + 1).day("started_on") : reopened;
            LocalDate start = i == 0 && !before(end(earlier.get(i)), received)
                    ? received
                    : earlier.get(i).day("started_on");
            runs.add(new RawRun(request, i == 0, start, next, earlier.get(i)));
        }
        runs.add(new RawRun(request, false, reopened, null, request));
        return runs;
    }

    private static @Nullable LocalDate end(RawRow row) {
        LocalDate replied = row.day("replied_on");
        LocalDate left = row.day("left_on");
        return replied == null || before(left, replied) ? left : replied;
    }

    @Nullable
    LocalDate replied() {
        return notBefore(last.day("replied_on"));
    }

    @Nullable
    LocalDate left() {
        return notBefore(last.day("left_on"));
    }

    @Nullable
    LocalDate end() {
        LocalDate replied = replied();
        LocalDate left = left();
        return replied == null ? left : left == null || replied.isBefore(left) ? replied : left;
    }

    boolean answered() {
        return replied() != null && replied().equals(end());
    }

    /** A stage's day if it lies in this run. */
    @Nullable
    LocalDate stage(String column) {
        LocalDate day = Set.of("submitted_on", "decided_on").contains(column) ? last.day(column) : request.day(column);
        return day == null || day.isBefore(start) || (next != null && !day.isBefore(next)) ? null : day;
    }

    @Nullable
    String decision() {
        LocalDate day = last.day("decided_on") == null ? last.day("replied_on") : last.day("decided_on");
        return day == null || day.isBefore(start) || (next != null && !day.isBefore(next))
                ? null
                : last.text("decision");
    }

    private @Nullable LocalDate notBefore(@Nullable LocalDate day) {
        return day == null || day.isBefore(start) ? null : day;
    }

    private static boolean before(@Nullable LocalDate day, LocalDate other) {
        return day != null && day.isBefore(other);
    }
}
