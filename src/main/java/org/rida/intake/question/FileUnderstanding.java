package org.rida.intake.question;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a file was read. Stored as JSON with it, so that a mapping that is changed later does not change what is shown.
 *
 * @param columns with a header, in the order of the file
 * @param months rows whose main day could be read, by month such as {@code 2026-10}; rejected ones count
 */
public record FileUnderstanding(List<ReadColumn> columns, Map<String, Integer> months) {

    /** Of files that were read before this was stored. */
    public FileUnderstanding {
        columns = columns == null ? List.of() : columns;
        months = months == null ? Map.of() : months;
    }

    /**
     * A column.
     *
     * @param header as in the file, personal data masked
     * @param field names of the fields that read it; empty for one that is not read
     */
    public record ReadColumn(String header, String field) {}

    /** The months, the earliest first. */
    public SortedMap<String, Integer> byMonth() {
        return new TreeMap<>(months);
    }
}
