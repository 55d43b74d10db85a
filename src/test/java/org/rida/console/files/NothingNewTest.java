package org.rida.console.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;

/** Wherever the state of a file is read, one that brought nothing is not praised for having been merged. */
class NothingNewTest extends RunningConsole {

    @ParameterizedTest
    @CsvSource({
        "brings-rows.csv, 1, 0, 0, 0, state good, Merged, دُمج",
        "replaces-rows.csv, 0, 1, 1, 0, state good, Merged, دُمج",
        "is-older.csv, 0, 0, 1, 1, state good, Merged, دُمج",
        "is-the-same.csv, 0, 0, 3, 0, state, Nothing new, لا جديد فيه"
    })
    void whatAFileBroughtIsItsState(
            String name,
            int added,
            int replaced,
            int unchanged,
            int superseded,
            String style,
            String english,
            String arabic) {
        String file = merged(name, added, replaced, unchanged, superseded);
        TestClient officer = client(Role.QUALITY);

        assertThat(officer.get("/files?name=" + name + "&lang=en").body())
                .contains("<span class=\"" + style + "\">" + english + "</span>");
        assertThat(officer.get("/files/" + file).body()).contains("<dd>" + english + "</dd>");
        assertThat(officer.get("/files.csv?name=" + name).body()).contains(english);
        assertThat(officer.get("/files?name=" + name + "&lang=ar").body())
                .contains("<span class=\"" + style + "\">" + arabic + "</span>");
    }

    private String merged(String name, int added, int replaced, int unchanged, int superseded) {
        return sql.sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes, state, rows_read, rows_new, rows_replaced,
                            rows_unchanged, rows_superseded, rows_filtered, rows_rejected)
                        values (:name, md5(random()::text), 'responses', 'response', 1, 'merged', :read, :new, :replaced, :same, :older,
                            0, 0)
                        returning file_id
                        """)
                .param("name", name)
                .param("read", added + replaced + unchanged + superseded)
                .param("new", added)
                .param("replaced", replaced)
                .param("same", unchanged)
                .param("older", superseded)
                .query(String.class)
                .single();
    }
}
