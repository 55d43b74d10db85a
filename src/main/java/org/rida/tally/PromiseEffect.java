package org.rida.tally;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What another promise would make of the months that are counted: of the requests that fell due, how many were answered in time, by both.
 * Nothing is stored or counted for it; the runs of requests are read once, whatever their number of days.
 */
public final class PromiseEffect {

    private static final String RUNS =
            """
            select kind, received_on, replied_on, ended_on, count(*) as n from episode
            group by kind, received_on, replied_on, ended_on
            """;

    private static final String COVERS_TO = "select max(cut_off) from counted_month";

    private final JdbcClient sql;
    private final LocalDate coversTo;

    private PromiseEffect(JdbcClient sql, LocalDate coversTo) {
        this.sql = sql;
        this.coversTo = coversTo;
    }

    /**
     * Requests that fell due in a month, without those set aside: the two parts of {@code PROMISE_KEPT}.
     *
     * @param kept answered by their target day
     */
    public record Kept(long kept, long due) {

        static final Kept NOTHING = new Kept(0, 0);

        /** The share kept; no number where nothing fell due. */
        public double share() {
            return kept / (double) due;
        }

        private Kept plus(long kept, long due) {
            return new Kept(this.kept + kept, this.due + due);
        }
    }

    /** A month in which both promises lead to other counts. */
    public record MonthEffect(YearMonth month, Kept before, Kept after) {}

    /** The months that would be counted otherwise, in their order; none before the first count. */
    public static List<MonthEffect> between(DataSource database, Policy before, Policy after) {
        JdbcClient sql = JdbcClient.create(database);
        Optional<LocalDate> coversTo = sql.sql(COVERS_TO).query(LocalDate.class).optional();
        return coversTo.map(day -> new PromiseEffect(sql, day).months(before, after))
                .orElse(List.of());
    }

    private List<MonthEffect> months(Policy before, Policy after) {
        Judge old = new Judge(before, coversTo);
        Judge fresh = new Judge(after, coversTo);
        sql.sql(RUNS).query(row -> {
            String kind = row.getString("kind");
            LocalDate received = row.getObject("received_on", LocalDate.class);
            LocalDate replied = row.getObject("replied_on", LocalDate.class);
            LocalDate ended = row.getObject("ended_on", LocalDate.class);
            old.count(kind, received, replied, ended, row.getLong("n"));
            fresh.count(kind, received, replied, ended, row.getLong("n"));
        });
        Set<YearMonth> months = new HashSet<>(old.months.keySet());
        months.addAll(fresh.months.keySet());
        List<MonthEffect> changed = new ArrayList<>();
        months.stream().sorted().forEach(month -> {
            MonthEffect effect = new MonthEffect(
                    month,
                    old.months.getOrDefault(month, Kept.NOTHING),
                    fresh.months.getOrDefault(month, Kept.NOTHING));
            if (!effect.before().equals(effect.after())) {
                changed.add(effect);
            }
        });
        return changed;
    }

    /** Judges runs by one policy, as the counts of what fell due do by the days that were stored for the policy in force. */
    private static final class Judge {

        private final Policy policy;
        private final LocalDate coversTo;
        private final Set<String> promised;
        private final Map<LocalDate, LocalDate> workingTargets = new HashMap<>();
        private final SortedMap<YearMonth, Kept> months = new TreeMap<>();

        Judge(Policy policy, LocalDate coversTo) {
            this.policy = policy;
            this.coversTo = coversTo;
            this.promised = policy.kinds().stream()
                    .filter(Policy.RequestKind::promised)
                    .map(Policy.RequestKind::code)
                    .collect(Collectors.toSet());
        }

        void count(String kind, LocalDate received, @Nullable LocalDate replied, @Nullable LocalDate ended, long runs) {
            if (!promised.contains(kind)) {
                return;
            }
            for (Basis basis : Basis.values()) {
                LocalDate target = target(received, basis);
                YearMonth month = YearMonth.from(target);
                // a month is reported by the basis in force at its end
                if (target.isAfter(coversTo)
                        || policy.clockOn(month.atEndOfMonth()).headline() != basis) {
                    continue;
                }
                boolean over = ended != null && !ended.isAfter(target);
                boolean kept = over && Objects.equals(ended, replied);
                // what left without an answer before its target day is set aside
                if (kept || !over) {
                    months.put(month, months.getOrDefault(month, Kept.NOTHING).plus(kept ? runs : 0, runs));
                }
            }
        }

        private LocalDate target(LocalDate received, Basis basis) {
            ClockVersion clock = policy.clockOn(received);
            return basis == Basis.CALENDAR
                    ? received.plusDays(clock.targetDays())
                    : workingTargets.computeIfAbsent(
                            received, day -> policy.calendar().afterWorkingDays(day, clock.targetWorkingDays()));
        }
    }
}
