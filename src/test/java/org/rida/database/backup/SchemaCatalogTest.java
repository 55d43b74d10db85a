package org.rida.database.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.database.TestDatabase;

class SchemaCatalogTest {

    @Test
    void tablesFollowThoseThatTheyReference() throws SQLException {
        try (Connection connection = empty(
                "create table a (id int primary key, b int)",
                "create table b (id int primary key, c int)",
                "create table c (id int primary key, parent int references c, total int generated always as (id * 2) stored)",
                "alter table a add foreign key (b) references b",
                "alter table b add foreign key (c) references c")) {
            Map<String, List<String>> tables = new SchemaCatalog(connection).tables();

            assertThat(tables.keySet()).containsExactly("c", "b", "a");
            assertThat(tables.get("c")).as("computed columns are not copied").containsExactly("id", "parent");
        }
    }

    @Test
    void circularReferencesAreRefused() throws SQLException {
        try (Connection connection = empty(
                "create table a (id int primary key, b int)",
                "create table b (id int primary key, a int references a)",
                "alter table a add foreign key (b) references b")) {
            assertThatThrownBy(() -> new SchemaCatalog(connection).tables())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("circular references between tables: ");
        }
    }

    @Test
    void tablesOfOtherLibrariesAreLeftOut() throws SQLException {
        try (Connection connection = empty(
                "create table flyway_schema_history (id int)",
                "create table qrtz_triggers (id int)",
                "create temporary table scratch (id int)",
                "create unlogged table spring_session (id int)",
                "create table \"Mixed Case\" (\"Some Column\" int)")) {
            assertThat(new SchemaCatalog(connection).tables())
                    .containsOnly(Map.entry("Mixed Case", List.of("Some Column")));
        }
    }

    @Test
    void aSequenceIsKnownWithItsLastValue() throws SQLException {
        try (Connection connection = empty(
                "create sequence used", "create sequence unused", "select nextval('used')", "select nextval('used')")) {
            assertThat(new SchemaCatalog(connection).sequences())
                    .satisfiesExactly(
                            unused -> {
                                assertThat(unused.name()).isEqualTo("unused");
                                assertThat(unused.called()).isFalse();
                            },
                            used -> {
                                assertThat(used.name()).isEqualTo("used");
                                assertThat(used.value()).isEqualTo(2);
                                assertThat(used.called()).isTrue();
                            });
        }
    }

    @Test
    void anythingMakesASchemaNotEmpty() throws SQLException {
        try (Connection connection = empty()) {
            assertThat(new SchemaCatalog(connection).isEmpty()).isTrue();
        }
        for (String object :
                List.of("create table t (id int)", "create view v as select 1 as one", "create sequence s")) {
            try (Connection connection = empty(object)) {
                assertThat(new SchemaCatalog(connection).isEmpty()).as(object).isFalse();
            }
        }
    }

    @Test
    void namesAreQuoted() {
        assertThat(SchemaCatalog.quoted("order")).isEqualTo("\"order\"");
        assertThat(SchemaCatalog.quoted(List.of("a", "b c"))).isEqualTo("\"a\", \"b c\"");
        assertThat(SchemaCatalog.quoted("a\"b")).isEqualTo("\"a\"\"b\"");
    }

    private static Connection empty(String... statements) throws SQLException {
        Connection connection = DriverManager.getConnection(TestDatabase.emptyUrl(), "postgres", "");
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return connection;
    }
}
