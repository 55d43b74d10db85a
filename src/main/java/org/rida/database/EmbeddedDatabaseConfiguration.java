package org.rida.database;

import org.rida.database.embedded.EmbeddedServer;













import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without {@code spring.datasource.url} the embedded server is the database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class EmbeddedDatabaseConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedServer embeddedServer(@Value("${rida.data}") Path data) {
        return EmbeddedServer.open(data);
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(EmbeddedServer server) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.jdbcUrl());
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setPoolName("rida");
        // the server lets 60 sessions in, of all processes together
        pool.setMinimumIdle(2);
        return pool;
    }
}
