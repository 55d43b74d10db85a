package org.rida.report.figure;

import org.rida.policy.Policy;
import org.rida.quality.Rebases;
import org.rida.tally.count.Cohort;
import org.rida.tally.count.MonthCounts;













import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Where figures come from: the rules, the counts that were made by them, and what people decided about their charts. */
@Component
public record FigureSources(Policy policy, MonthCounts counts, Cohort cohort, Rebases rebases, DataSource database) {}
