package org.rida.database;














import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationTest {

    @Test
    void everyTableComesFromTheMigrations() {
        JdbcClient sql = JdbcClient.create(TestDatabase.fresh());

        assertThat(sql.sql("select table_name from information_schema.tables where table_schema = 'public'")
                        .query(String.class)
                        .list())
                .contains("batch_job_instance", "qrtz_triggers", "request", "response", "episode", "month_count");
    }
}
