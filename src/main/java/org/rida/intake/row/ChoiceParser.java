package org.rida.intake.row;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.MultiSelect;
import org.rida.intake.mapping.Rule;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.privacy.PiiMasking;

/**
 * Parses the answers to a question with several answers, from ticks in a column for each option or from a list in one
 * cell; where a file has both, the ticks count. Each option becomes a score of its own, 1 when it was chosen and 0 when
 * others were; a row without any chosen option did not answer.
 */
final class ChoiceParser {

    private final Question question;
    private final String header;
    private final int list;
    /** Column to option. */
    private final Map<Integer, String> ticks;

    private final CodeLookup codes;
    private final Set<String> asked = new LinkedHashSet<>();

    ChoiceParser(Field field, Question question, ColumnMatch columns, FileContext context) {
        this.question = question;
        this.header = columns.header(field);
        this.list = columns.column(field);
        this.ticks = columns.ticks().getOrDefault(field.name(), Map.of());
        this.codes = CodeLookup.of(field, context.mapping().field(field.name()), context.policy());
        if (ticks.isEmpty()) {
            question.options().stream().map(Policy.Term::code).forEach(asked::add);
        }
        ticks.values().stream()
                .flatMap(option -> Stream.ofNullable(codes.code(option)))
                .forEach(asked::add);
    }

    /** The columns that the question has in the file. */
    List<Integer> columns() {
        return Stream.concat(Stream.of(list).filter(column -> column >= 0), ticks.keySet().stream())
                .toList();
    }

    String code() {
        return question.code();
    }

    /** The options as the row names them, whatever they mean, in an order that does not depend on the file; empty without any. */
    String written(String[] cells) {
        Set<String> words = ticks.isEmpty()
                ? new LinkedHashSet<>(MultiSelect.listed(listCell(cells)))
                : MultiSelect.ticked(ticks, cells);
        return words.stream().map(FieldParser::wordKey).sorted().collect(Collectors.joining("\u001e"));
    }

    private String listCell(String[] cells) {
        return list < cells.length ? TextNormalizer.clean(cells[list]) : "";
    }

    /** Adds a score for each option that the file asks for, or a violation for what is no option of the question. */
    void parse(RowBuilder row) {
        Set<String> words = ticks.isEmpty() ? listed(row.cells()) : MultiSelect.ticked(ticks, row.cells());
        Set<String> chosen = new LinkedHashSet<>();
        for (String word : words) {
            String code = codes.code(word);
            if (code == null) {
                row.addViolation(
                        new RuleViolation(Rule.UNKNOWN_VALUE, header, codes.expected(), PiiMasking.mask(word)));
                return;
            }
            chosen.add(code);
        }
        chosen.remove("");
        if (!chosen.isEmpty()) {
            asked.forEach(option -> row.score(question.optionCode(option), chosen.contains(option) ? "1" : "0"));
        }
    }

    /** The options of a list; one that holds the separator itself is put together again, and Kobo separates by spaces. */
    private Set<String> listed(String[] cells) {
        List<String> parts = MultiSelect.listed(listCell(cells));
        Set<String> options = new LinkedHashSet<>();
        for (int from = 0; from < parts.size(); ) {
            int to = parts.size();
            while (to > from + 1 && !codes.isListed(String.join(", ", parts.subList(from, to)))) {
                to--;
            }
            String option = String.join(", ", parts.subList(from, to));
            List<String> words = List.of(option.split("\\s+"));
            if (!codes.isListed(option) && words.stream().allMatch(codes::isListed)) {
                options.addAll(words);
            } else {
                options.add(option);
            }
            from = to;
        }
        return options;
    }
}
