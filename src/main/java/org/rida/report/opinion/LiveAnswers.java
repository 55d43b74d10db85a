package org.rida.report.opinion;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.SurveyAnswer;
import org.rida.tally.count.SurveyAnswers;
import org.rida.tally.count.SurveyAnswers.AnswersVersion;

/** The answers of months as they are counted now, read when they are first needed. */
final class LiveAnswers {

    private final SortedSet<YearMonth> months;
    private final Collection<YearMonth> together;
    private final SortedMap<YearMonth, AnswersVersion> versions;
    private final MonthReader reader;
    private final AnswerCache cache;
    private final Map<YearMonth, AnswerColumns> read = new HashMap<>();

    /** Where nothing is counted. */
    static final LiveAnswers NONE =
            new LiveAnswers(new TreeSet<>(), List.of(), new TreeMap<>(), (wanted, found) -> {}, new AnswerCache());

    /** Reads the answers of some months, one month after the other. */
    private interface MonthReader {
        void read(Collection<YearMonth> wanted, BiConsumer<YearMonth, List<SurveyAnswer>> found);
    }

    private LiveAnswers(
            SortedSet<YearMonth> months,
            Collection<YearMonth> together,
            SortedMap<YearMonth, AnswersVersion> versions,
            MonthReader reader,
            AnswerCache cache) {
        this.months = months;
        this.together = together;
        this.versions = versions;
        this.reader = reader;
        this.cache = cache;
    }

    /**
     * @param first of the months
     * @param issued months that were issued: each is read by itself, the others together
     */
    static LiveAnswers of(
            SurveyAnswers answers,
            YearMonth first,
            DataCoverage coverage,
            Collection<YearMonth> issued,
            AnswerCache cache) {
        SortedSet<YearMonth> months = new TreeSet<>();
        YearMonth last = coverage.last(PopulationGroup.SURVEY);
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        List<YearMonth> others =
                months.stream().filter(month -> !issued.contains(month)).toList();
        return new LiveAnswers(
                months,
                others,
                answers.versions(first, coverage),
                (wanted, found) -> answers.read(wanted, coverage, found),
                cache);
    }

    /** Each month that has data. */
    SortedSet<YearMonth> months() {
        return months;
    }

    /**
     * Months that were never issued are read together at the first question about one of them: one query over many months
     * costs little more than over one.
     *
     * @param month one of {@link #months}
     */
    AnswerColumns month(YearMonth month) {
        AnswerColumns known = known(month);
        if (known != null) {
            return known;
        }
        Set<YearMonth> wanted = new TreeSet<>();
        wanted.add(month);
        if (together.contains(month)) {
            together.stream().filter(other -> known(other) == null).forEach(wanted::add);
        }
        reader.read(wanted, (at, answers) -> {
            AnswerColumns columns = AnswerColumns.of(at, answers);
            read.put(at, columns);
            AnswersVersion version = versions.get(at);
            if (version != null) {
                cache.put(version, columns);
            }
        });
        return requireNonNull(read.get(month), month::toString);
    }

    /** From this draft's memory or, while the month's version is the same, from that of earlier drafts. */
    private @Nullable AnswerColumns known(YearMonth month) {
        AnswerColumns known = read.get(month);
        AnswersVersion version = versions.get(month);
        if (known == null && version != null) {
            known = cache.get(version);
            if (known != null) {
                read.put(month, known);
            }
        }
        return known;
    }
}
