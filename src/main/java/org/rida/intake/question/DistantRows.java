package org.rida.intake.question;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.RecordType;

/** Gathers the rows of a file that is not stored yet, and tells which of them are far from the months of which there are data. */
public final class DistantRows {

    private final RecordType type;
    private final KnownMonths known;
    private final PromisedTargets targets;
    private final TreeSet<YearMonth> months = new TreeSet<>();
    // the others can be near no more than their months
    private final Map<String, RequestDays> candidates = new HashMap<>();

    public DistantRows(RecordType type, KnownMonths known, PromisedTargets targets) {
        this.type = type;
        this.known = known;
        this.targets = targets;
    }

    /**
     * Adds a row; of rows with one number the last counts.
     *
     * @param days its main day as that of receipt
     */
    public void add(String number, RequestDays days) {
        YearMonth month = YearMonth.from(days.receivedOn());
        months.add(month);
        if (known.months().isEmpty() || known.isNear(month)) {
            candidates.remove(number);
        } else {
            candidates.put(number, days);
        }
    }

    /** @param asOf the newest day of all data with the file; null without days */
    public List<DistantMonths> find(@Nullable LocalDate asOf) {
        return known.distant(months).stream()
                .map(span -> {
                    List<RequestDays> within = candidates.values().stream()
                            .filter(days -> !YearMonth.from(days.receivedOn()).isBefore(span.first())
                                    && !YearMonth.from(days.receivedOn()).isAfter(span.last()))
                            .toList();
                    return describe(type, span, within, known, targets, asOf);
                })
                .filter(found -> found.rows() > 0)
                .toList();
    }

    /** @param rows those of the span */
    static DistantMonths describe(
            RecordType type,
            KnownMonths.DistantSpan span,
            Collection<RequestDays> rows,
            KnownMonths known,
            PromisedTargets targets,
            @Nullable LocalDate asOf) {
        long overdue = asOf == null || type != RecordType.REQUEST
                ? 0
                : rows.stream().filter(days -> targets.isOverdue(days, asOf)).count();
        return new DistantMonths(
                type,
                span.first(),
                span.last(),
                rows.size(),
                overdue,
                known.months().first(),
                known.months().last());
    }
}
