package org.rida.intake.mapping;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/** Checks what the types of a mapping's values cannot: charsets, date formats, ranges, rules, field names. */
public final class MappingValidator {

    private MappingValidator() {}

    /** All problems of a mapping by itself, each with what was expected and found; empty when it is valid. */
    static List<String> problems(Mapping mapping) {
        List<String> problems = new ArrayList<>();
        charset(mapping, problems);
        formats(mapping, mapping.dateFormats(), "date-formats", problems);
        for (Mapping.FieldMapping field : mapping.fields()) {
            formats(mapping, field.dateFormats(), field.field() + ".date-formats", problems);
        }
        if (mapping.rejectLimit() < 0 || mapping.rejectLimit() > 1) {
            problems.add("reject-limit: expected 0 to 1, found " + mapping.rejectLimit());
        }
        mapping.rules().forEach(choice -> rule(choice, problems));
        contradictions(mapping, problems);
        return problems;
    }

    /** What one part of a mapping says against another. */
    private static void contradictions(Mapping mapping, List<String> problems) {
        twice(mapping.fields().stream().map(Mapping.FieldMapping::field).toList(), "fields", problems);
        twice(mapping.rules().stream().map(r -> r.rule().code()).toList(), "rules", problems);
        for (Mapping.FieldMapping field : mapping.fields()) {
            field.headers().stream()
                    .filter(h -> contains(mapping.ignore(), h))
                    .forEach(h -> problems.add(field.field() + ".headers: \"" + h + "\" is ignored, too"));
            dateOrder(mapping, field.dateFormats(), field.field() + ".date-formats", problems);
        }
        dateOrder(mapping, mapping.dateFormats(), "date-formats", problems);
        mapping.fields().forEach(field -> blank(field, problems));
        Stream.concat(
                        mapping.fields().stream().map(Mapping.FieldMapping::field),
                        mapping.words().stream().map(Mapping.WordMapping::field))
                .distinct()
                .forEach(field -> words(mapping.field(field), mapping, problems));
        for (Mapping.RowCondition where : mapping.rows().where()) {
            boolean never = Boolean.FALSE.equals(where.filled()) && !where.is().isEmpty()
                    || where.is().stream().anyMatch(value -> contains(where.isNot(), value));
            if (never) {
                problems.add("rows.where." + where.header() + ": expected a condition that a row can meet");
            }
        }
        if (!mapping.number().key().isEmpty() && mapping.numberFrom() != Mapping.NumberFrom.ROW) {
            problems.add("number.key: expected number-from: row beside it, found column");
        }
        if (!mapping.number().with().isEmpty() && mapping.recordType() == RecordType.INVITATION) {
            problems.add("number.with: expected none for invitations, whose number is that of their request");
        }
    }

    /** YAML reads null and ~ as nothing. */
    private static void blank(Mapping.FieldMapping field, List<String> problems) {
        boolean blank = Stream.concat(
                        Stream.of(field.headers(), field.elseHeaders()),
                        field.values().stream().map(Mapping.ValueMapping::accept))
                .flatMap(List::stream)
                .anyMatch(String::isBlank);
        if (blank) {
            problems.add(
                    field.field() + ": expected a header or word, found nothing; put null and ~ in quotation marks");
        }
    }

    /** A word of one column that means two things. */
    private static void words(Mapping.FieldMapping field, Mapping mapping, List<String> problems) {
        Map<String, String> codes = new HashMap<>();
        for (Mapping.ValueMapping value : field.values()) {
            for (String word : value.accept()) {
                String other = codes.put(TextNormalizer.key(word), value.code());
                if (other != null && !other.equals(value.code())) {
                    problems.add(field.field() + ".values: \"" + word + "\" is accepted for both " + other + " and "
                            + value.code());
                }
            }
        }
        Stream.of(field.nullValues(), field.dontKnow(), mapping.nullValues())
                .flatMap(List::stream)
                .filter(word -> codes.containsKey(TextNormalizer.key(word)))
                .forEach(word -> problems.add(field.field() + ".values: \"" + word + "\" is accepted for "
                        + codes.get(TextNormalizer.key(word)) + ", and listed as no value, too"));
        field.dontKnow().stream()
                .filter(word -> containsKey(field.nullValues(), word) || containsKey(mapping.nullValues(), word))
                .forEach(word ->
                        problems.add(field.field() + ".dont-know: \"" + word + "\" is listed in null-values, too"));
        if (!field.values().isEmpty() && (field.scale() != null || field.reversed())) {
            problems.add(field.field()
                    + ": expected either values or scale and reversed; values name the score that is stored");
        }
    }

    /** Formats of one order beside a date-order that is the other. */
    private static void dateOrder(Mapping mapping, List<String> formats, String where, List<String> problems) {
        List<DateOrder> orders = formats.stream()
                .map(DatePattern::order)
                .filter(order -> order != DateOrder.AUTO)
                .distinct()
                .toList();
        if (mapping.dateOrder() != DateOrder.AUTO && orders.size() == 1 && orders.get(0) != mapping.dateOrder()) {
            problems.add(where + ": expected the order of date-order, found the other one");
        }
    }

    private static void twice(List<String> names, String where, List<String> problems) {
        Set<String> seen = new HashSet<>();
        names.stream()
                .filter(name -> !seen.add(name))
                .forEach(name -> problems.add(where + ": \"" + name + "\" is listed twice"));
    }

    private static boolean contains(List<String> headers, String header) {
        return headers.stream().map(TextNormalizer::fold).anyMatch(TextNormalizer.fold(header)::equals);
    }

    private static boolean containsKey(List<String> words, String word) {
        return words.stream().map(TextNormalizer::key).anyMatch(TextNormalizer.key(word)::equals);
    }

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
        List<String> unknown = unknownFields(mapping, policy);
        List<String> scales = scales(mapping, policy);
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
        return scales(mapping, policy).isEmpty();
    }

    /** Scales and scores that do not fit the questions of the policy. */
    private static List<String> scales(Mapping mapping, Policy policy) {
        List<String> problems = new ArrayList<>();
        for (Field field : FieldCatalog.all(mapping.recordType(), policy)) {
            Mapping.FieldMapping of = mapping.field(field.name());
            Question question = field.question();
            if (question == null || field.type() == Field.FieldType.CHOICES) {
                if (of.scale() != null || of.reversed()) {
                    problems.add(field.name() + ": expected scale and reversed only for questions with a scale");
                }
                if (question != null) {
                    options(of, question, problems);
                }
                continue;
            }
            try {
                ScaleRecoding.of(of.scale(), of.reversed(), question.scale());
            } catch (IllegalArgumentException e) {
                problems.add(field.name() + ".scale: " + e.getMessage());
            }
            of.values().stream()
                    .map(Mapping.ValueMapping::code)
                    .filter(code -> !isOnScale(code, question))
                    .forEach(code -> problems.add(field.name() + ".values: expected a score from "
                            + question.scale().low() + " to " + question.scale().high() + ", found \"" + code + "\""));
        }
        return problems;
    }

    /** Codes of values that are no options of their question. */
    private static void options(Mapping.FieldMapping of, Question question, List<String> problems) {
        List<String> known = question.options().stream().map(Policy.Term::code).toList();
        Stream.concat(
                        of.values().stream().map(Mapping.ValueMapping::code),
                        Stream.of(of.unknown()).filter(code -> !code.equals("reject") && !code.equals("null")))
                .filter(code -> !known.contains(code))
                .forEach(code -> problems.add(of.field() + ".values: expected an option of the question ("
                        + String.join(", ", known) + "), found \"" + code + "\""));
    }

    private static boolean isOnScale(String code, Question question) {
        return code.matches("\\d{1,2}")
                && Integer.parseInt(code) >= question.scale().low()
                && Integer.parseInt(code) <= question.scale().high();
    }

    private static List<String> unknownFields(Mapping mapping, Policy policy) {
        Set<String> known = FieldCatalog.all(mapping.recordType(), policy).stream()
                .map(Field::name)
                .collect(Collectors.toSet());
        return Stream.concat(
                        mapping.fields().stream().map(Mapping.FieldMapping::field),
                        mapping.words().stream().map(Mapping.WordMapping::field))
                .filter(f -> !known.contains(f))
                .toList();
    }

    private static void charset(Mapping mapping, List<String> problems) {
        if (!mapping.charset().equals("auto") && !Charset.isSupported(mapping.charset())) {
            problems.add("charset: expected auto or the name of a charset, found \"" + mapping.charset() + "\"");
        }
    }

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
