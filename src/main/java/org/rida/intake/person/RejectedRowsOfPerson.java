package org.rida.intake.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.RowJson;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.NumberKind;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.key.PseudonymKeys;
import org.rida.intake.text.IdentifierParser;
import org.rida.intake.text.TextNormalizer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rejected rows of a person. Their identifiers are encrypted, equal ones differently, so that every row whose cells are still
 * there is decrypted.
 */
@Component
class RejectedRowsOfPerson {

    /** Ends of numbers that are shorter would be found in numbers of others. */
    private static final int MIN_LENGTH_BEHIND_PREFIX = 6;

    private static final String ENCRYPTED = "enc:";

    /** Every row whose cells are still there, and those that the key of a number finds. */
    private static final String ROWS =
            """
            select r.rejected_id, r.line_no, r.row_key, r.cells, r.reasons, f.name, f.record_type
            from rejected_row r join source_file f using (file_id)
            where r.cells <> '{}' or r.row_key = any(:keys)
            """;

    /**
     * Lines and codes of reasons remain, so that counts of rejected rows stay as they were; what was found in a cell
     * goes.
     */
    private static final String ERASE =
            """
            update rejected_row set cells = '{}', row_key = null, resolution_reason = case when resolution_reason is not null then '-' end,
                reasons = coalesce((select jsonb_agg(reason || '{"found": ""}') from jsonb_array_elements(reasons) reason), '[]')
            where rejected_id = any(:ids)
            """;

    private final JdbcClient sql;
    private final PseudonymKeys keys;

    RejectedRowsOfPerson(JdbcClient sql, PseudonymKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /**
     * @param identifiers decrypted and cleaned
     * @param own whether the key of the row is that of one of the person's numbers
     */
    private record RejectedRow(
            long id,
            String file,
            long line,
            @Nullable String key,
            boolean response,
            Map<String, String> cells,
            List<String> identifiers,
            boolean own) {}

    /** Whether there is a row under any of these numbers. */
    boolean anyOf(PersonNumbers person) {
        return !ids(person).isEmpty();
    }

    /** Numbers that are known from rejected rows of the person only. */
    PersonNumbers linked(PersonNumbers person) {
        PersonNumbers linked = PersonNumbers.none();
        PseudonymKey key = keys.open();
        each(person, row -> {
            if (isOf(person, row, key)) {
                row.identifiers().stream()
                        .filter(number -> key.hash(number).equals(row.key()))
                        .forEach(number -> (row.response() ? linked.responses() : linked.requests()).add(number));
            }
        });
        return linked;
    }

    /** Numbers in rejected rows that are on the list of erased numbers. */
    PersonNumbers listed(ErasedNumbers erased) {
        PersonNumbers listed = PersonNumbers.none();
        PseudonymKey key = keys.open();
        each(PersonNumbers.none(), row -> row.identifiers().forEach(number -> {
            if (erased.contains(NumberKind.REQUEST, number)) {
                listed.requests().add(number);
            }
            if (erased.contains(NumberKind.RESPONSE, number)) {
                listed.responses().add(number);
            }
            if (erased.contains(NumberKind.BENEFICIARY, number)) {
                listed.beneficiaries().add(key.hash(number));
            }
        }));
        return listed;
    }

    /** With their cells in plain, for the person they are of. */
    List<FoundRow> rows(PersonNumbers person) {
        List<FoundRow> found = new ArrayList<>();
        PseudonymKey key = keys.open();
        each(person, row -> {
            if (isOf(person, row, key)) {
                found.add(new FoundRow("rejected_row", row.file(), row.line(), row.cells()));
            }
        });
        return found;
    }

    /** @return how many rows were erased; their lines and the codes of their reasons remain */
    long erase(PersonNumbers person) {
        return sql.sql(ERASE).param("ids", ids(person).toArray(Long[]::new)).update();
    }

    private List<Long> ids(PersonNumbers person) {
        List<Long> ids = new ArrayList<>();
        PseudonymKey key = keys.open();
        each(person, row -> {
            if (isOf(person, row, key)) {
                ids.add(row.id());
            }
        });
        return ids;
    }

    /** In a row of a request whose number is known, another identifier is that of the beneficiary. */
    private static boolean isOf(PersonNumbers person, RejectedRow row, PseudonymKey key) {
        if (row.own()) {
            return true;
        }
        for (String number : row.identifiers()) {
            String hash = key.hash(number);
            boolean ofBeneficiary = !row.response() && row.key() != null && !hash.equals(row.key());
            if (person.beneficiaries().contains(hash)
                    || !ofBeneficiary && (isAmong(number, person.requests()) || isAmong(number, person.responses()))) {
                return true;
            }
        }
        return false;
    }

    /** Cells are without the prefix that the mapping puts before a number. */
    private static boolean isAmong(String cell, Collection<String> numbers) {
        return numbers.contains(cell)
                || (cell.length() >= MIN_LENGTH_BEHIND_PREFIX
                        && numbers.stream().anyMatch(number -> number.endsWith(cell)));
    }

    /**
     * Row by row: there may be many, and each is decrypted.
     *
     * @param consumer called within the query
     */
    private void each(PersonNumbers person, Consumer<RejectedRow> consumer) {
        PseudonymKey key = keys.open();
        Set<String> rowKeys = Stream.concat(person.requests().stream(), person.responses().stream())
                .map(key::hash)
                .collect(Collectors.toSet());
        try (Stream<RejectedRow> rows = sql
                .sql(ROWS)
                .param("keys", rowKeys.toArray(String[]::new))
                .query((row, n) -> row(row, key, rowKeys))
                .stream()) {
            rows.forEach(consumer);
        }
    }

    /** Decrypts the cells; those that were encrypted are identifiers. */
    private static RejectedRow row(ResultSet row, PseudonymKey key, Set<String> rowKeys) throws SQLException {
        Map<String, String> cells = new LinkedHashMap<>(RowJson.cells(row.getString("cells")));
        List<String> identifiers = new ArrayList<>();
        cells.replaceAll((header, cell) -> {
            String plain = key.decrypt(cell);
            if (cell.startsWith(ENCRYPTED)) {
                identifiers.add(IdentifierParser.clean(TextNormalizer.clean(plain)));
            }
            return plain;
        });
        String rowKey = row.getString("row_key");
        return new RejectedRow(
                row.getLong("rejected_id"),
                row.getString("name"),
                row.getLong("line_no"),
                rowKey,
                row.getString("record_type").equals("response"),
                cells,
                identifiers,
                rowKey != null && rowKeys.contains(rowKey));
    }
}
