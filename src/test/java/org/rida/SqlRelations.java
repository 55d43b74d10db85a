package org.rida;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The relations that an SQL text names, be it statements or a fragment of one. Names of a statement's own {@code with} queries
 * are left out; aliases and columns are never taken for relations, except where they stand directly behind a keyword.
 */
final class SqlRelations {

    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|::|:[a-z]\\w*|[a-z_]\\w*|[(),;.]", Pattern.CASE_INSENSITIVE);

    private static final Set<String> READ_AFTER = Set.of("from", "join", "using", "references", "::");
    private static final Set<String> WRITTEN_AFTER =
            Set.of("into", "update", "copy", "truncate", "table", "view", "analyze");
    private static final Set<String> BEFORE_A_NAME = Set.of("only", "if", "not", "exists", "column");
    private static final Set<String> END_OF_LIST = Set.of(
            "where",
            "group",
            "order",
            "having",
            "limit",
            "offset",
            "window",
            "union",
            "set",
            "returning",
            "select",
            "for",
            ";");

    private enum Use {
        NONE,
        READ,
        WRITTEN
    }

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> tables = new HashSet<>();
    private final Set<String> views = new HashSet<>();
    private final Set<String> read = new HashSet<>();
    private final Set<String> written = new HashSet<>();

    private SqlRelations(String sql) {
        Matcher matcher = TOKEN.matcher(sql.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            if (!matcher.group().startsWith("--")) {
                tokens.add(matcher.group());
            }
        }
    }

    static SqlRelations in(String sql) {
        SqlRelations relations = new SqlRelations(sql);
        relations.find();
        Set<String> queries = relations.namedQueries();
        relations.read.removeAll(queries);
        relations.written.removeAll(queries);
        return relations;
    }

    /** Tables that it creates to stay. */
    Set<String> tables() {
        return tables;
    }

    Set<String> views() {
        return views;
    }

    Set<String> read() {
        return read;
    }

    /** Rows or the definition: inserts, updates, deletes, locks; alters, drops, has an index, a trigger or a comment. */
    Set<String> written() {
        return written;
    }

    private void find() {
        Deque<Use> lists = new ArrayDeque<>(List.of(Use.NONE));
        Use next = Use.NONE;
        String verb = "";
        for (int i = 0; i < tokens.size(); i++) {
            String token = at(i);
            if (i == 0 || at(i - 1).equals(";")) {
                verb = token;
            }
            Use keyword = keyword(i, verb);
            if (token.equals("(")) {
                lists.push(Use.NONE);
            } else if (token.equals(")")) {
                next = Use.NONE;
                if (lists.size() > 1) {
                    lists.pop();
                }
            } else if (token.equals(",")) {
                next = lists.element();
            } else if (keyword != Use.NONE) {
                next = keyword;
                if (token.equals("from") || token.equals("truncate")) {
                    lists.pop();
                    lists.push(keyword);
                }
            } else if (END_OF_LIST.contains(token)) {
                next = Use.NONE;
                lists.pop();
                lists.push(Use.NONE);
            } else if (next != Use.NONE && !BEFORE_A_NAME.contains(token)) {
                use(i, next);
                next = Use.NONE;
            }
        }
    }

    /** How a relation is used whose name follows here. */
    private Use keyword(int i, String verb) {
        String token = at(i);
        String before = at(i - 1);
        boolean isOther =
                switch (token) {
                    case "from" -> before.equals("distinct");
                    case "using" -> at(i + 1).equals("(");
                    case "update" ->
                        Set.of("for", "do", "before", "after", "or", "key").contains(before);
                    default -> false;
                };
        if (isOther) {
            return Use.NONE;
        }
        if (token.equals("from") && before.equals("delete") || token.equals("on") && isOfTable(i, verb)) {
            return Use.WRITTEN;
        }
        return READ_AFTER.contains(token) ? Use.READ : WRITTEN_AFTER.contains(token) ? Use.WRITTEN : Use.NONE;
    }

    /** The "on" of an index, a trigger or a comment, rather than that of a join or a conflict. */
    private boolean isOfTable(int i, String verb) {
        if (!Set.of("create", "comment", "drop").contains(verb)) {
            return false;
        }
        for (int j = i - 1; j >= 0 && !at(j).equals(";"); j--) {
            if (at(j).equals("select") || at(j).equals("on")) {
                return false;
            }
        }
        return true;
    }

    private void use(int i, Use use) {
        String name = at(i);
        boolean isFunction =
                use == Use.READ && at(i + 1).equals("(") && !at(i - 1).equals("references");
        if (!isName(name) || isFunction) {
            return;
        }
        switch (created(i)) {
            case "table" -> tables.add(name);
            case "view" -> views.add(name);
            case "temp table" -> {}
            default -> (use == Use.READ ? read : written).add(name);
        }
    }

    /** What is created by the name, if anything. */
    private String created(int i) {
        int kind = i - 1;
        while (BEFORE_A_NAME.contains(at(kind))) {
            kind--;
        }
        String before = at(kind - 1);
        if (before.equals("temp")) {
            return "temp table";
        }
        return Set.of("create", "replace", "unlogged").contains(before) ? at(kind) : "";
    }

    /** Names that a "with" gives to queries. */
    private Set<String> namedQueries() {
        Set<String> names = new HashSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (isName(at(i)) && Set.of("with", "recursive", ",").contains(at(i - 1)) && isFollowedByQuery(i + 1)) {
                names.add(at(i));
            }
        }
        return names;
    }

    private boolean isFollowedByQuery(int i) {
        int j = at(i).equals("(") ? i + tokens.subList(i, tokens.size()).indexOf(")") + 1 : i;
        if (!at(j).equals("as")) {
            return false;
        }
        j++;
        while (Set.of("not", "materialized").contains(at(j))) {
            j++;
        }
        return at(j).equals("(");
    }

    private String at(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : "";
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }
}
