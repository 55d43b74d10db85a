package org.rida.intake.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rida.intake.text.TextNormalizer;

/**
 * What one part of a mapping says against another: a file would be read by either, and nobody could tell which.
 */
final class MappingContradictions {

    private MappingContradictions() {}

    /** All of them, each with where it is; none for a mapping that agrees with itself. */
    static List<String> in(Mapping mapping) {
        List<String> problems = new ArrayList<>();
        twice(mapping.fields().stream().map(Mapping.FieldMapping::field).toList(), "fields", problems);
        answers(mapping, problems);
        twice(mapping.rules().stream().map(r -> r.rule().code()).toList(), "rules", problems);
        for (Mapping.FieldMapping field : mapping.fields()) {
            field.headers().stream()
                    .filter(h -> contains(mapping.ignore(), h))
                    .forEach(h -> problems.add(field.field() + ".headers: \"" + h + "\" is ignored, too"));
            dateOrder(mapping, field.dateFormats(), field.field() + ".date-formats", problems);
        }
        dateOrder(mapping, mapping.dateFormats(), "date-formats", problems);
        mapping.fields().forEach(field -> blank(field, problems));
        // the words that a person answered for may be of fields that the mapping does not list
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
        return problems;
    }

    /** An answer is found again by the number of its request, which must be a column that both read alike. */
    private static void answers(Mapping mapping, List<String> problems) {
        if (mapping.answers().isEmpty()) {
            return;
        }
        twice(mapping.answers().stream().map(Mapping.FieldMapping::field).toList(), "answers", problems);
        if (mapping.recordType() != RecordType.REQUEST) {
            problems.add("answers: expected record-type: request beside it");
        }
        if (mapping.numberFrom() != Mapping.NumberFrom.COLUMN
                || !mapping.number().with().isEmpty()) {
            problems.add("answers: expected a column with the number of the request, and nothing put before it");
        }
        mapping.answers().stream()
                .map(Mapping.FieldMapping::field)
                .filter(field -> field.equals("response_no") || field.equals("request_no"))
                .forEach(field -> problems.add("answers: expected no " + field + ": it is the number of the request"));
        mapping.answers().forEach(field -> {
            blank(field, problems);
            words(field, mapping, problems);
        });
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

    /** Of two entries of one name only one could count. */
    private static void twice(List<String> names, String where, List<String> problems) {
        Set<String> seen = new HashSet<>();
        names.stream()
                .filter(name -> !seen.add(name))
                .forEach(name -> problems.add(where + ": \"" + name + "\" is listed twice"));
    }

    /** Headers are compared as columns are found by them. */
    private static boolean contains(List<String> headers, String header) {
        return headers.stream().map(TextNormalizer::fold).anyMatch(TextNormalizer.fold(header)::equals);
    }

    /** Words are compared as cells are. */
    private static boolean containsKey(List<String> words, String word) {
        return words.stream().map(TextNormalizer::key).anyMatch(TextNormalizer.key(word)::equals);
    }
}
