package org.rida.database;

import java.util.Set;

/**
 * A column that may hold numbers of people.
 *
 * @param type as the catalog names it
 */
record TextColumn(String table, String name, String type) {

    /** Columns that hold nothing but a number, in whichever table. */
    private static final Set<String> NUMBER_COLUMNS = Set.of("request_no", "response_no");

    private static final Set<String> JSON_TYPES = Set.of("json", "jsonb");

    /** Whether its whole value is a number of a request or response. */
    boolean isNumber() {
        return NUMBER_COLUMNS.contains(name);
    }

    boolean isJson() {
        return JSON_TYPES.contains(type);
    }

    /** A name of the catalog as an identifier of SQL. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
