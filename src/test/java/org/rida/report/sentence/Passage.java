package org.rida.report.sentence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A request from its receipt to its end.
 *
 * @param ended null while it waits
 * @param answered whether the end is an answer
 */
record Passage(LocalDate received, @Nullable LocalDate ended, boolean answered) {

    /** From a few requests a month to some a day; in a month without data nothing comes. */
    static List<Passage> of(
            long seed, History.Course course, SortedMap<YearMonth, MonthFacts> months, LocalDate coversTo) {
        Random random = new Random(seed + 31);
        double aDay = course == History.Course.NOTHING_DUE ? .06 : Math.exp(random.nextDouble() * 2.5 - 1.2);
        int wait = 4 + random.nextInt(25);
        List<Passage> passages = new ArrayList<>();
        for (YearMonth month : months.keySet()) {
            for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
                for (double left = aDay; random.nextDouble() < left; left--) {
                    LocalDate end = day.plusDays((long) (-Math.log(1 - random.nextDouble()) * wait));
                    boolean answered = random.nextInt(20) > 0;
                    passages.add(new Passage(day, end.isAfter(coversTo) ? null : end, answered));
                }
            }
        }
        return passages;
    }

    static void store(List<Passage> passages, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                insert into episode (request_no, episode_no, kind, promised, clock_version, received_on, target_calendar,
                    target_working, replied_on, left_on, outreach)
                values (?, 1, 'aid', true, '1', ?, current_date, current_date, ?, ?, false)
                """)) {
            int number = 0;
            for (Passage passage : passages) {
                insert.setString(1, "P" + number++);
                insert.setObject(2, passage.received());
                insert.setObject(3, passage.answered() ? passage.ended() : null);
                insert.setObject(4, passage.answered() ? null : passage.ended());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
