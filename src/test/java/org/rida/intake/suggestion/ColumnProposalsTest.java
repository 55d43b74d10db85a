package org.rida.intake.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.intake.format.FileHead;
import org.rida.intake.mapping.Mappings;
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
