package org.rida;














import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who owns which table and view, by the migrations, and who keeps to it. */
final class TableOwnership {

    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, String> views = new HashMap<>();
    private final List<Sql> texts = new ArrayList<>();

    /**
     * An SQL text of a package.
     *
     * @param owner the package
     * @param place for people
     */
    record Sql(String owner, String place, String text) {}

    /**
     * @param packages whose tables are theirs alone; what other migrations create belongs to libraries
     * @param code SQL of the packages
     */
    TableOwnership(Set<String> packages, List<Sql> migrations, List<Sql> code) {
        for (Sql migration : migrations) {
            SqlRelations relations = SqlRelations.in(migration.text());
            if (packages.contains(migration.owner())) {
                relations.tables().forEach(table -> tables.put(table, migration.owner()));
                relations.views().forEach(view -> views.put(view, migration.owner()));
            }
        }
        Stream.concat(migrations.stream(), code.stream()).forEach(texts::add);
    }

    Set<String> tables() {
        return tables.keySet();
    }

    Set<String> views() {
        return views.keySet();
    }

    /** Every text that reads a table of another package, or writes a table or view of one. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (Sql sql : texts) {
            SqlRelations relations = SqlRelations.in(sql.text());
            ofOthers(sql, relations.read(), tables).forEach(t -> violations.add(sql.place() + " reads " + t));
            ofOthers(sql, relations.written(), tables).forEach(t -> violations.add(sql.place() + " writes " + t));
            ofOthers(sql, relations.written(), views).forEach(v -> violations.add(sql.place() + " writes " + v));
        }
        return violations;
    }

    /** Views that no other package reads. */
    Set<String> unreadViews() {
        Set<String> read = texts.stream()
                .flatMap(sql -> ofOthers(sql, SqlRelations.in(sql.text()).read(), views))
                .collect(Collectors.toSet());
        Set<String> unread = new TreeSet<>(views.keySet());
        unread.removeAll(read);
        return unread;
    }

    private static Stream<String> ofOthers(Sql sql, Set<String> relations, Map<String, String> owners) {
        return relations.stream()
                .filter(relation -> !owners.getOrDefault(relation, sql.owner()).equals(sql.owner()))
                .sorted();
    }
}
