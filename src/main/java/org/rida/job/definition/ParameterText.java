package org.rida.job.definition;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.job.definition.JobDefinition.Parameter;
import org.springframework.stereotype.Component;

/** Formats jobs and their parameters for people. A job whose file is gone is shown by its name. */
@Component
public class ParameterText {

    private final JobDefinitions jobs;

    ParameterText(JobDefinitions jobs) {
        this.jobs = jobs;
    }

    /** The job's title; its name when it is not declared any more. */
    public BilingualText title(String job) {
        return jobs.find(job).map(JobDefinition::title).orElseGet(() -> BilingualText.same(job));
    }

    /**
     * The parameters with their titles: "Month: October 2026".
     *
     * @param values by name, in their exact form
     */
    public BilingualText describe(String job, Map<String, String> values) {
        List<Parameter> declared = jobs.find(job).map(JobDefinition::parameters).orElse(List.of());
        return BilingualText.of(language -> values.entrySet().stream()
                .map(value -> format(declared, value.getKey(), value.getValue(), language))
                .collect(Collectors.joining(language.listSeparator())));
    }

    private static String format(List<Parameter> declared, String name, String value, Language language) {
        return declared.stream()
                .filter(p -> p.name().equals(name))
                .map(p -> p.title().in(language) + ": " + format(p.type(), value, language))
                .findFirst()
                .orElse(name + ": " + value);
    }

    private static String format(JobDefinition.ParameterType type, String value, Language language) {
        if (type != JobDefinition.ParameterType.MONTH) {
            return value;
        }
        Messages messages = new Messages(language, DigitSystem.EUROPEAN);
        if (value.equals(MonthParameter.LATEST)) {
            return messages.format("run.latest-month");
        }
        DateFormatter dates = new DateFormatter(messages);
        String first = dates.month(MonthParameter.first(value));
        String last = dates.month(MonthParameter.last(value));
        return first.equals(last) ? last : messages.format("run.months", "first", first, "last", last);
    }
}
