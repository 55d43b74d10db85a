package org.rida.job;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rida.job.JobDeclaration.Parameter;
import org.rida.wording.Dates;
import org.rida.wording.Digits;
import org.rida.wording.Language;
import org.rida.wording.Text;
import org.rida.wording.Wording;
import org.springframework.stereotype.Component;

/** Jobs and their parameters as people call them. A job whose file is gone is called by its name. */
@Component
class ParameterWords {

    private final DeclaredJobs jobs;

    ParameterWords(DeclaredJobs jobs) {
        this.jobs = jobs;
    }

    Text title(String job) {
        return jobs.find(job).map(JobDeclaration::title).orElseGet(() -> Text.same(job));
    }

    /** "Month: October 2026". */
    Text of(String job, Map<String, String> values) {
        List<Parameter> declared =
                jobs.find(job).map(JobDeclaration::parameters).orElse(List.of());
        return Text.of(language -> values.entrySet().stream()
                .map(value -> said(declared, value.getKey(), value.getValue(), language))
                .collect(Collectors.joining(language == Language.AR ? "، " : ", ")));
    }

    private static String said(List<Parameter> declared, String name, String value, Language language) {
        return declared.stream()
                .filter(p -> p.name().equals(name))
                .map(p -> p.title().in(language) + ": " + said(p.type(), value, language))
                .findFirst()
                .orElse(name + ": " + value);
    }

    private static String said(JobDeclaration.Type type, String value, Language language) {
        if (type != JobDeclaration.Type.MONTH) {
            return value;
        }
        Wording words = new Wording(language, Digits.EUROPEAN);
        Dates dates = new Dates(words);
        String first = dates.month(MonthParameter.first(value));
        String last = dates.month(MonthParameter.last(value));
        return first.equals(last) ? last : words.say("run.months", "first", first, "last", last);
    }
}
