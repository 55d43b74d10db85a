package org.rida.job.execution;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.rida.i18n.Problem;
import org.rida.job.definition.InvalidRequest;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.Parameter;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.MonthParameter;
import org.rida.policy.Policy;
import org.rida.tally.count.DataCoverage;
import org.springframework.stereotype.Component;

/** Resolves the parameters of runs: what people write, such as "last month", becomes the exact form by which a run is known. */
@Component
public class ParameterResolver {

    private final JobDefinitions definitions;
    private final Policy policy;
    private final DataSource database;

    ParameterResolver(JobDefinitions definitions, Policy policy, DataSource database) {
        this.definitions = definitions;
        this.policy = policy;
        this.database = database;
    }

    /**
     * All parameters of a run in their exact form: given values, and defaults for the others.
     *
     * @param asOf what "last month" is relative to
     * @throws Problem for a name that the job does not have, a value that does not parse, or one that is missing
     */
    public Map<String, String> parameters(String name, Map<String, String> given, Instant asOf) {
        List<Parameter> known = definitions.get(name).parameters();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Parameter parameter : known) {
            String value = given.getOrDefault(parameter.name(), parameter.defaultValue());
            if (value == null) {
                throw InvalidRequest.of("problem.parameter-missing", "job", name, "parameter", parameter.name());
            }
            parameters.put(
                    parameter.name(),
                    value.equals(MonthParameter.LATEST) && changesCounts(definitions.get(name))
                            ? value
                            : normalize(parameter, value, asOf));
        }
        for (String other : given.keySet()) {
            if (!parameters.containsKey(other)) {
                throw InvalidRequest.of(
                        "problem.parameter-unknown", "job", name, "parameter", other, "known", parameters.keySet());
            }
        }
        return parameters;
    }

    /**
     * Whether a step before the report may change which month is the latest: then "latest" is resolved when it is
     * reached, not when the run is requested.
     */
    private static boolean changesCounts(JobDefinition job) {
        return job.steps().stream().anyMatch(step -> step.ingest() != null || step.recount() != null);
    }

    /** The month before the one of {@code asOf}, in the organization's time zone. */
    public YearMonth lastMonth(Instant asOf) {
        return MonthParameter.parse("last-month", asOf, policy.association().zone());
    }

    /** The last month that the data covers; the month before when there is no data, so that the run reports that. */
    private YearMonth latestMonth(Instant asOf) {
        return DataCoverage.of(database)
                .map(coverage -> YearMonth.from(coverage.coversTo()))
                .orElseGet(() -> lastMonth(asOf));
    }

    /**
     * The exact form of a value, by which two requests are known to mean the same run.
     *
     * @throws Problem when it does not parse
     */
    private String normalize(Parameter parameter, String value, Instant asOf) {
        return switch (parameter.type()) {
            case MONTH ->
                value.equals(MonthParameter.LATEST)
                        ? latestMonth(asOf).toString()
                        : MonthParameter.normalize(
                                value, asOf, policy.association().zone());
            case TEXT -> value;
        };
    }
}
