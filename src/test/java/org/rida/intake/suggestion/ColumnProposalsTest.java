package org.rida.intake.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rida.intake.format.FileHead;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;

/** The proposals for 60 headers of 30 kinds of systems and 15 registers that are kept by hand: right, asked, or wrong in at most 1 of 100 columns. */
class ColumnProposalsTest {

    private static final int ROWS = 12;

    private record ExpectedColumn(String title, char cells, String field) {}

    @Test
    void proposalsAreRightOrAsked() throws IOException {
        Policy policy = PolicyReader.read(Path.of("jobs/policy"));
        var mappings = Mappings.read(Path.of("jobs/mappings")).values();
        List<String> wrong = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        int right = 0;
        int headers = 0;
        for (String line : lines()) {
            List<ExpectedColumn> expected = columns(line);
            headers++;
            MappingSuggestion suggestion = MappingSuggestion.of(table(expected), mappings, policy);
            for (ColumnProposal proposal : suggestion.proposals()) {
                ExpectedColumn column = expected.get(proposal.column());
                String field = column.field().equals("-") ? "" : column.field();
                if (proposal.field().equals(field)) {
                    right++;
                } else if (proposal.field().isEmpty()) {
                    asked.add(line.substring(0, line.indexOf('|')) + " " + column.title());
                } else {
                    wrong.add(line.substring(0, line.indexOf('|')) + " " + column.title() + ": " + proposal.field());
                }
            }
        }
        int all = right + asked.size() + wrong.size();

        asked.forEach(column -> System.out.println("  asked | " + column));
        wrong.forEach(column -> System.out.println("  wrong | " + column));
        System.out.println("proposals | " + headers + " headers | right " + right + " | asked " + asked.size()
                + " | wrong " + wrong.size() + " of " + all + " columns");
        assertThat(headers).isEqualTo(75);
        assertThat(wrong).hasSizeLessThanOrEqualTo(all / 100);
        assertThat(asked).hasSizeLessThanOrEqualTo(all / 5);
    }

    /** Whoever doubts a reason looks into the file: each is looked up there again. */
    @Test
    void eachColumnHasReasonsThatHold() throws IOException {
        Policy policy = PolicyReader.read(Path.of("jobs/policy"));
        var mappings = Mappings.read(Path.of("jobs/mappings"));
        Map<ProposalReason.ReasonType, Integer> found = new EnumMap<>(ProposalReason.ReasonType.class);
        List<String> wrong = new ArrayList<>();
        for (String line : lines()) {
            List<ExpectedColumn> expected = columns(line);
            MappingSuggestion suggestion = MappingSuggestion.of(table(expected), mappings.values(), policy);
            Map<Integer, String> fields = suggestion.proposals().stream()
                    .collect(Collectors.toMap(ColumnProposal::column, ColumnProposal::field));
            for (ColumnProposal proposal : suggestion.proposals()) {
                ExpectedColumn column = expected.get(proposal.column());
                List<ProposalReason> reasons = suggestion.reasons(proposal.column(), fields);
                String place = line.substring(0, line.indexOf('|')) + " " + column.title() + " as " + proposal.field();
                if (reasons.isEmpty()
                        || !proposal.field().isEmpty() && reasons.stream().noneMatch(Holding::speaksFor)) {
                    wrong.add(place + ": no reason but " + reasons);
                }
                Holding holding = new Holding(proposal.column(), expected, mappings);
                for (ProposalReason reason : reasons) {
                    found.merge(reason.type(), 1, Integer::sum);
                    if (!holding.holds(reason, proposal.field())) {
                        wrong.add(place + ": " + reason);
                    }
                    assertThat(reason.text(UnaryOperator.identity()).ar()).doesNotContain("{");
                }
                boolean known = reasons.stream().anyMatch(ProposalReason::isKnownHeader);
                assertThat(known)
                        .as(place)
                        .isEqualTo(proposal.confidence() == ProposalConfidence.KNOWN
                                && !proposal.field().isEmpty());
            }
        }
        System.out.println("reasons | " + found);
        assertThat(wrong).isEmpty();
    }

    private static List<String> cells(ExpectedColumn column) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> cell(column.cells(), row))
                .toList();
    }

    /** The days of all rows in ISO form, as the cells are made; empty where there is none. */
    private static List<String> days(List<ExpectedColumn> columns, int at) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> {
                    String cell = cell(columns.get(at).cells(), row);
                    return switch (columns.get(at).cells()) {
                        case 'd', 'e' -> cell;
                        case 'm' -> row % 2 == 0 ? "2026-03-%02d".formatted(14 + row) : "";
                        // the month and the day stand before the year in all of them
                        case 'y' ->
                            "2026-%02d-%02d"
                                    .formatted(
                                            Integer.parseInt(cell(last(columns, at, 'o'), row)),
                                            Integer.parseInt(cell(last(columns, at, 'j'), row)));
                        default -> "";
                    };
                })
                .toList();
    }

    private static char last(List<ExpectedColumn> columns, int before, char cells) {
        assertThat(columns.subList(Math.max(0, before - 2), before))
                .extracting(ExpectedColumn::cells)
                .contains(cells);
        return cells;
    }

    /** Whether reasons hold for a column, as its cells tell. */
    private record Holding(int at, List<ExpectedColumn> columns, Map<String, Mapping> mappings) {

        static boolean speaksFor(ProposalReason reason) {
            return reason.type() != ProposalReason.ReasonType.VALUES
                    && reason.type() != ProposalReason.ReasonType.BEFORE
                    && !Integer.valueOf(0).equals(reason.facts().get("fits"));
        }

        boolean holds(ProposalReason reason, String field) {
            String title = columns.get(at).title();
            List<String> all = cells(columns.get(at));
            List<String> cells = all.stream().filter(cell -> !cell.isEmpty()).toList();
            Set<String> different = Set.copyOf(cells);
            Map<String, Object> facts = reason.facts();
            String cell = String.valueOf(facts.get("cell"));
            return switch (reason.type()) {
                case NAMED -> fold(title).equals(fold(field));
                case QUESTION -> title.length() > 3;
                case MAPPING ->
                    mappings.get(String.valueOf(facts.get("mapping"))).field(field).headers().stream()
                            .anyMatch(header -> fold(header).equals(fold(title)));
                case USUAL, WORDS -> !title.isBlank();
                case EMPTY -> cells.isEmpty();
                case DAYS ->
                    isCount(facts, cells.stream().filter(Holding::isDay).count(), cells.size());
                case DAY_FIRST -> cells.contains(cell) && cell.matches("(1[3-9]|2\\d|3[01])/.*");
                case PARTS -> different.equals(Set.of("2026"));
                case ONLY_DAY ->
                    columns.stream().filter(c -> "demy".indexOf(c.cells()) >= 0).count() == 1;
                case NOT_BEFORE -> isCount(Map.of("fits", before(facts), "of", facts.get("of")), 0, both(facts));
                case BEFORE -> before(facts) > 0 && isCount(facts, before(facts), both(facts));
                case UNANSWERED -> {
                    List<String> received = days(columns, received());
                    yield field.equals("replied_on")
                            && isCount(
                                    facts,
                                    IntStream.range(0, ROWS)
                                            .filter(row -> all.get(row).isEmpty()
                                                    && !received.get(row).isEmpty())
                                            .count(),
                                    received.stream()
                                            .filter(day -> !day.isEmpty())
                                            .count());
                }
                case PLANNED -> cells.stream().allMatch(Holding::isDay) && field.isEmpty();
                case DIFFERENT -> cells.size() == all.size() && different.size() == all.size();
                case VALUES -> isCount(facts, different.size(), cells.size());
                case KNOWN_ALL -> Integer.valueOf(different.size()).equals(facts.get("of"));
                case KNOWN_SOME ->
                    Integer.valueOf(different.size()).equals(facts.get("of")) && different.contains(cell);
                case SCORES ->
                    isCount(facts, cells.size(), cells.size())
                            && cells.stream().allMatch(score -> score.matches("[1-5]"))
                            && Integer.valueOf(1).equals(facts.get("low"));
                case TEXT -> field.equals("comment") || field.equals("suggestion");
                case TEXT_UNREAD -> field.isEmpty() && cells.stream().allMatch(text -> text.length() > 40);
                case SCORES_WORDS, DAYS_HIJRI, MONTH_FIRST, TWO_ORDERS, AS_OTHER, SERIAL -> false;
            };
        }

        /** The column that is read as the day of receipt. */
        private int received() {
            return IntStream.range(0, columns.size())
                    .filter(i -> columns.get(i).field().equals("received_on"))
                    .findFirst()
                    .orElseThrow();
        }

        /** The rows with both days: those of the column, and those of the one that the reason names. */
        private List<Integer> rows(Map<String, Object> facts) {
            return IntStream.range(0, ROWS)
                    .filter(row -> !day(row).isEmpty() && !other(facts, row).isEmpty())
                    .boxed()
                    .toList();
        }

        private int both(Map<String, Object> facts) {
            return rows(facts).size();
        }

        private long before(Map<String, Object> facts) {
            return rows(facts).stream()
                    .filter(row -> day(row).compareTo(other(facts, row)) < 0)
                    .count();
        }

        private String day(int row) {
            return days(columns, at).get(row);
        }

        private String other(Map<String, Object> facts, int row) {
            int other = columns.stream().map(ExpectedColumn::title).toList().indexOf(facts.get("column"));
            return days(columns, other).get(row);
        }

        private static boolean isDay(String cell) {
            return cell.matches("2026-\\d\\d-\\d\\d|\\d+/3/2026|\\d+ Mar 2026");
        }

        private static boolean isCount(Map<String, Object> facts, long fits, long of) {
            return ((Number) facts.get("fits")).longValue() == fits && ((Number) facts.get("of")).longValue() == of;
        }

        private static String fold(String text) {
            return TextNormalizer.fold(text);
        }
    }

    private static FileHead table(List<ExpectedColumn> columns) {
        FileHead head = new FileHead();
        head.row(1, columns.stream().map(ExpectedColumn::title).toArray(String[]::new));
        for (int row = 0; row < ROWS; row++) {
            int at = row;
            head.row(row + 2L, columns.stream().map(c -> cell(c.cells(), at)).toArray(String[]::new));
        }
        return head;
    }

    private static String cell(char cells, int row) {
        return switch (cells) {
            case 'n' -> Integer.toString(48_210 + row * 3);
            case 'd' -> "2026-0%d-%02d".formatted(3 + row % 5, 11 + row);
            case 'e' -> "2026-0%d-%02d".formatted(4 + row % 5, 11 + row);
            case 'c' -> List.of("Phone", "Website", "Email").get(row % 3);
            case 'k' -> List.of("Complaint", "Enquiry", "شكوى").get(row % 3);
            case 's' -> List.of("Food baskets", "سداد الإيجار", "Training").get(row % 3);
            case 'w' -> List.of("North", "South", "West").get(row % 3);
            case 't' -> "The third payment for the family number " + row + " has not come yet";
            case 'r' -> Integer.toString(1 + row % 5);
            case 'p' -> "05512340" + (10 + row);
            case 'i' -> "10283746" + (10 + row);
            case 'm' ->
                List.of("%d/3/2026".formatted(14 + row), "not yet", "%d Mar 2026".formatted(14 + row), "")
                        .get(row % 4);
            case 'z' -> List.of("Closed", "مفتوح", "Rejected", "قيد المعالجة").get(row % 4);
            case 'y' -> "2026";
            case 'o' -> Integer.toString(1 + row % 12);
            case 'j' -> Integer.toString(11 + row);
            case 'x' -> List.of("Accepted", "مرفوض").get(row % 2);
            default -> throw new IllegalArgumentException("cells " + cells);
        };
    }

    private static List<ExpectedColumn> columns(String line) {
        return Arrays.stream(line.split("\\|"))
                .skip(1)
                .map(column -> {
                    String field = column.substring(column.lastIndexOf(' ') + 1);
                    String rest = column.substring(0, column.lastIndexOf(' '));
                    return new ExpectedColumn(
                            rest.substring(0, rest.length() - 2), rest.charAt(rest.length() - 1), field);
                })
                .toList();
    }

    private static List<String> lines() throws IOException {
        try (InputStream text = ColumnProposalsTest.class.getResourceAsStream("headers.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
