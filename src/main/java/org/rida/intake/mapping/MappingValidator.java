package org.rida.intake.mapping;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.Policy;

/** Checks what the types of a mapping's values cannot: charsets, date formats, ranges, rules, field names. */
public final class MappingValidator {

    private MappingValidator() {}

    /** All problems of a mapping by itself, each with what was expected and found; empty when it is valid. */
    static List<String> problems(Mapping mapping) {
        List<String> problems = new ArrayList<>();
        charset(mapping, problems);
        formats(mapping, mapping.dateFormats(), "date-formats", problems);
        for (Mapping.FieldMapping field : Stream.concat(mapping.fields().stream(), mapping.answers().stream())
                .toList()) {
            formats(mapping, field.dateFormats(), field.field() + ".date-formats", problems);
            int parts = field.dateParts().size();
            if (parts != 0 && parts != 2) {
                problems.add(
                        field.field() + ".date-parts: expected the columns of the month and the day, found " + parts);
            }
        }
        if (mapping.rejectLimit() < 0 || mapping.rejectLimit() > 1) {
            problems.add("reject-limit: expected 0 to 1, found " + mapping.rejectLimit());
        }
        mapping.rules().forEach(choice -> rule(choice, problems));
        problems.addAll(MappingContradictions.in(mapping));
        return problems;
    }

    /** A rule of the whole file rejects no row, and a row without what makes it one cannot be let in with a warning. */
    private static void rule(Mapping.RuleChoice choice, List<String> problems) {
        if (choice.action() == Rule.RuleAction.REJECT && choice.rule().isFileRule()) {
            problems.add("rules." + choice.rule().code()
                    + ": expected warn or refuse-file, found reject: no single row breaks it");
        }
        if (choice.action() == Rule.RuleAction.WARN && !choice.rule().mayWarn()) {
            problems.add("rules." + choice.rule().code()
                    + ": expected reject or refuse-file, found warn: such a row cannot be stored");
        }
    }

    /**
     * @throws ConfigurationProblem naming scales that do not fit their question, or fields that the record type does not have; the codes of the policy's
     *     questions are fields of responses
     */
    public static void requireKnownFields(Mapping mapping, Policy policy) {
        Mappings.answers(mapping).ifPresent(answers -> requireKnownFields(answers, policy));
        List<String> unknown = unknownFields(mapping, policy);
        List<String> scales = MappingScales.problems(mapping, policy);
        if (!scales.isEmpty()) {
            throw new ConfigurationProblem("jobs/mappings/" + mapping.name() + ".yaml", String.join("; ", scales));
        }
        if (!unknown.isEmpty()) {
            throw new ConfigurationProblem(
                    "jobs/mappings/" + mapping.name() + ".yaml",
                    "unknown fields of a " + mapping.recordType().code() + ": " + String.join(", ", unknown));
        }
    }

    /** Whether the scales of the mapping fit the questions of the policy. */
    public static boolean fitsScales(Mapping mapping, Policy policy) {
        return MappingScales.problems(mapping, policy).isEmpty();
    }

    private static List<String> unknownFields(Mapping mapping, Policy policy) {
        Set<String> known = FieldCatalog.all(mapping.recordType(), policy).stream()
                .map(Field::name)
                .collect(Collectors.toSet());
        return Stream.concat(
                        mapping.fields().stream().map(Mapping.FieldMapping::field),
                        mapping.words().stream()
                                .map(Mapping.WordMapping::field)
                                .filter(word -> mapping.answers().stream()
                                        .noneMatch(answer -> answer.field().equals(word))))
                .filter(f -> !known.contains(f))
                .toList();
    }

    /** Charsets that this Java knows, under any of their names. */
    private static void charset(Mapping mapping, List<String> problems) {
        if (!mapping.charset().equals("auto") && !Charset.isSupported(mapping.charset())) {
            problems.add("charset: expected auto or the name of a charset, found \"" + mapping.charset() + "\"");
        }
    }

    /** Formats are read once to see whether they are any. */
    private static void formats(Mapping mapping, List<String> formats, String where, List<String> problems) {
        for (String format : formats) {
            try {
                DatePattern.of(format, mapping.calendar() == Mapping.Calendar.HIJRI);
            } catch (RuntimeException e) {
                problems.add(where + ": expected dd/MM/yyyy, excel or day-of 2013-05, found \"" + format + "\"");
            }
        }
    }
}
