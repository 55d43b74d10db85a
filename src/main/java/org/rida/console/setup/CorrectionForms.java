package org.rida.console.setup;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rida.console.RequestUser;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.correction.EqualMistakes;
import org.rida.intake.correction.RowStillWrong;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mapping.WordMapping;
import org.rida.intake.rejected.RejectedRows.BrokenRule;
import org.rida.intake.rejected.RejectedRows.Rejected;
import org.rida.intake.rejected.RejectedRowsWorkbook;
import org.rida.intake.setup.FileDescription;
import org.rida.intake.setup.FileDescription.DescribedValues;
import org.rida.intake.setup.FileView.ColumnValues;
import org.rida.intake.setup.FileView.CountedValue;
import org.rida.policy.Policy;
import org.rida.privacy.PiiMasking;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The forms in which rejected rows are corrected: the cells of a row, and the meanings of equal mistakes. */
@Component
public class CorrectionForms {

    /** Fields by which people know a row, the best known first. */
    private static final List<String> NUMBERS = List.of("request_no", "response_no");

    private final EqualMistakes mistakes;
    private final RejectedRowsWorkbook workbook;
    private final SetupPermission permission;
    private final Policy policy;

    CorrectionForms(EqualMistakes mistakes, RejectedRowsWorkbook workbook, SetupPermission permission, Policy policy) {
        this.mistakes = mistakes;
        this.workbook = workbook;
        this.permission = permission;
        this.policy = policy;
    }

    /**
     * A cell that can be corrected.
     *
     * @param column index of its header among those of the file
     * @param field what the reader calls it; the header for a column that the mapping does not read any more
     * @param reasons why the row was rejected, as far as the cell is concerned
     */
    public record CorrectableCell(int column, String header, String field, String value, List<BilingualText> reasons) {

        public boolean isWrong() {
            return !reasons.isEmpty();
        }

        /** Whether the file calls it otherwise than the reader does. */
        public boolean hasOtherHeader() {
            return !field.equals(header);
        }
    }

    /**
     * A row with its cells, in the order of the file.
     *
     * @param number of the request, or of the answer, by which people know it; empty where it has none
     * @param reasons that concern no single cell of it
     * @param isEmptied whether it was sent with a cell emptied, which has to be confirmed
     */
    public record CorrectableRow(
            Rejected row, String number, List<CorrectableCell> cells, List<BilingualText> reasons, boolean isEmptied) {}

    /** The headers of cells that held something and are sent empty: without a date, a request may count as unanswered. */
    public static List<String> emptied(Rejected row, Map<String, String> sent) {
        return row.cells().entrySet().stream()
                .filter(cell -> !cell.getValue().isBlank()
                        && sent.getOrDefault(cell.getKey(), cell.getValue()).isBlank())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Adds the forms to a page of rejected rows.
     *
     * @param typed cells of a row that was sent and not accepted, by header; empty for none
     */
    public void addTo(
            Model model, SourceFile file, Mapping mapping, List<Rejected> rows, Typed typed, RequestUser user) {
        List<String> headers = workbook.headers(file.fileId());
        boolean forGood = permission.mayCorrectForGood(user);
        MeaningOptions options = new MeaningOptions(user.messages(), policy);
        List<ColumnValues> columns = mistakes.columns(file, mapping);
        Map<String, Object> meanings = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        columns.forEach(column -> {
            names.put(column.field().name(), options.field(column.field()));
            meanings.put(
                    column.field().name(),
                    options.meanings(column.field(), List.of()).stream()
                            .filter(choice -> forGood || !isForGood(choice.code()))
                            .toList());
        });
        model.addAttribute("values", columns);
        model.addAttribute("meanings", meanings);
        model.addAttribute("names", names);
        model.addAttribute("forGood", forGood);
        Map<String, Field> fields = mistakes.fields(file, mapping);
        model.addAttribute(
                "rows",
                rows.stream()
                        .map(row -> correctable(row, headers, fields, options, typed))
                        .toList());
    }

    /**
     * What was typed into a row, until the next page. It is in the session and thus in the database, so that cells with personal data
     * are left out: they show what they held before.
     *
     * @param row its id
     * @param mistakes why it was not accepted as it was sent; empty where that concerns no cell
     */
    public record Typed(long row, Map<String, String> cells, List<TypedMistake> mistakes) implements Serializable {

        public static final Typed NOTHING = new Typed(0, Map.of(), List.of());

        public Typed {
            cells = new LinkedHashMap<>(cells);
            cells.values().removeIf(cell -> !PiiMasking.mask(cell).equals(cell));
            mistakes = new ArrayList<>(mistakes);
        }

        /** What was sent and refused. */
        public static Typed refused(long row, Map<String, String> cells, Problem problem) {
            return new Typed(
                    row,
                    cells,
                    problem instanceof RowStillWrong wrong
                            ? wrong.violations().stream().map(TypedMistake::of).toList()
                            : List.of());
        }
    }

    /**
     * A rule that a row breaks as it was sent.
     *
     * @param header of the cell; empty when the rule concerns the whole row
     */
    public record TypedMistake(String header, String ar, String en) implements Serializable {

        private static TypedMistake of(RuleViolation violation) {
            BilingualText reason = RejectionMessage.describe(violation);
            return new TypedMistake(violation.column(), reason.ar(), reason.en());
        }
    }

    private static CorrectableRow correctable(
            Rejected row, List<String> headers, Map<String, Field> fields, MeaningOptions options, Typed typed) {
        List<CorrectableCell> cells = new ArrayList<>();
        List<BrokenRule> broken = broken(row, typed);
        Set<String> shown = new HashSet<>();
        String number = "";
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            String cell = row.cells().get(header);
            if (cell != null && shown.add(header)) {
                Field field = fields.get(header);
                String name = field == null ? header : options.field(field);
                String value = typed.row() == row.id() ? typed.cells().getOrDefault(header, cell) : cell;
                cells.add(new CorrectableCell(i, header, name, value, reasons(broken, header)));
                number = field != null && field.name().equals(NUMBERS.get(0))
                                || number.isEmpty() && field != null && NUMBERS.contains(field.name())
                        ? cell
                        : number;
            }
        }
        return new CorrectableRow(
                row,
                number,
                cells,
                broken.stream()
                        .filter(rule -> !shown.contains(rule.header()))
                        .map(BrokenRule::reason)
                        .toList(),
                typed.row() == row.id() && !emptied(row, typed.cells()).isEmpty());
    }

    /** What is wrong with the cells that are shown: those that were sent, where the row was just refused. */
    private static List<BrokenRule> broken(Rejected row, Typed typed) {
        return typed.row() == row.id() && !typed.mistakes().isEmpty()
                ? typed.mistakes().stream()
                        .map(m -> new BrokenRule(m.header(), new BilingualText(m.ar(), m.en())))
                        .toList()
                : row.broken();
    }

    private static List<BilingualText> reasons(List<BrokenRule> broken, String header) {
        return broken.stream()
                .filter(rule -> rule.header().equals(header))
                .map(BrokenRule::reason)
                .toList();
    }

    /** The cells that a form has for a row: {@code cell.N} for the column N. */
    public Map<String, String> cells(SourceFile file, Map<String, String> sent) {
        List<String> headers = workbook.headers(file.fileId());
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            String cell = sent.get("cell." + i);
            if (cell != null) {
                cells.put(headers.get(i), cell.strip());
            }
        }
        return cells;
    }

    /**
     * What a form says of equal mistakes: {@code word.FIELD.N} with {@code value.FIELD.N}, the code that it means.
     *
     * @param forGood whether words may be answered with what only a mapping can hold
     */
    public DescribedValues answers(SourceFile file, Mapping mapping, Map<String, String> sent, boolean forGood) {
        List<ColumnValues> asked = mistakes.columns(file, mapping).stream()
                .map(column -> new ColumnValues(
                        column.field(), column.title(), words(column.field().name(), sent), 0, column.scored()))
                .toList();
        DescribedValues said = new ValueAnswers(asked, sent, List.of(), policy).values();
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        said.words().forEach((field, meanings) -> {
            Map<String, String> answered = new LinkedHashMap<>(meanings);
            answered.values()
                    .removeIf(code -> code.isEmpty()
                            || !forGood
                                    && (isForGood(code)
                                            || said.terms().stream()
                                                    .anyMatch(t -> t.code().equals(code))));
            if (!answered.isEmpty()) {
                words.put(field, answered);
            }
        });
        return new DescribedValues(words, Map.of(), forGood ? said.terms() : List.of());
    }

    /** The words that the form asked for, so that a list that has changed meanwhile does not shift the answers. */
    private static List<CountedValue> words(String field, Map<String, String> sent) {
        List<CountedValue> words = new ArrayList<>();
        for (String word = sent.get("word." + field + ".0");
                word != null;
                word = sent.get("word." + field + "." + words.size())) {
            words.add(new CountedValue(word, 0, "", true, false));
        }
        return words;
    }

    private static boolean isForGood(String code) {
        return code.equals(FileDescription.NEW) || code.equals(WordMapping.DONT_KNOW);
    }
}
