package org.rida.report.opinion;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rida.report.disclosure.WindowCalendar.WindowSpan;

/** Which version of each month's answers a draft counts: the issued one where there is one, else the answers as they are now. */
final class CountedMonths {

    private final AnswerBook book;
    private final LiveAnswers live;
    private final SortedMap<YearMonth, String> issued;
    private final SortedMap<YearMonth, String> recounted = new TreeMap<>();
    private final SortedSet<YearMonth> months = new TreeSet<>();
    private final SortedMap<YearMonth, String> used = new TreeMap<>();

    /** @param issued hashes of the versions that were issued last */
    CountedMonths(AnswerBook book, LiveAnswers live, SortedMap<YearMonth, String> issued) {
        this.book = book;
        this.live = live;
        this.issued = issued;
        months.addAll(live.months());
        months.addAll(issued.keySet());
    }

    /** Each month that has data. */
    SortedSet<YearMonth> months() {
        return months;
    }

    YearMonth first() {
        return months.isEmpty() ? YearMonth.from(LocalDate.EPOCH) : months.first();
    }

    /** The hash of the version that counts; null where there is no data. */
    @Nullable
    String version(YearMonth month) {
        String known = recounted.getOrDefault(month, issued.get(month));
        return known == null ? liveVersion(month) : known;
    }

    /** The hash of the answers as they are now; null where none are counted now. */
    @Nullable
    String liveVersion(YearMonth month) {
        if (!live.months().contains(month)) {
            return null;
        }
        AnswerColumns columns = live.month(month);
        book.add(columns);
        return columns.hash();
    }

    /** From now on a month's answers count as they are now. */
    void recount(YearMonth month) {
        String now = liveVersion(month);
        if (now != null) {
            recounted.put(month, now);
        }
    }

    /** Figures of a window are shown. */
    void use(WindowSpan window) {
        for (YearMonth month : window.months()) {
            String hash = version(month);
            if (hash != null) {
                used.put(month, hash);
            }
        }
    }

    /** The versions behind all figures shown. */
    SortedMap<YearMonth, String> used() {
        return used;
    }

    /** Those versions that no issue has counted yet. */
    List<AnswerColumns> unissued() {
        List<AnswerColumns> answers = new ArrayList<>();
        used.forEach((month, hash) -> {
            if (!hash.equals(issued.get(month))) {
                answers.add(live.month(month));
            }
        });
        return answers;
    }

    /** The answers that count. */
    BitSet answers(WindowSpan window) {
        BitSet answers = new BitSet();
        for (YearMonth month : window.months()) {
            String hash = version(month);
            if (hash != null) {
                answers.or(book.snapshot(hash));
            }
        }
        return answers;
    }

    /** The answers as they are now; of months that are not counted any more, as they were issued. */
    BitSet answersNow(WindowSpan window) {
        BitSet answers = new BitSet();
        for (YearMonth month : window.months()) {
            String hash = live.months().contains(month) ? liveVersion(month) : version(month);
            if (hash != null) {
                answers.or(book.snapshot(hash));
            }
        }
        return answers;
    }
}
