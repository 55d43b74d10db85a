package org.rida.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.rida.database.embedded.EmbeddedServer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Uses the embedded server unless {@code spring.datasource.url} names another. A database of one's own needs no
 * installation; a server of the organization is better backed up and watched.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class EmbeddedDatabaseConfiguration {

    /** Closed after the data source, since Spring destroys beans in the reverse order of their creation. */
    @Bean(destroyMethod = "close")
    EmbeddedServer embeddedServer(@Value("${rida.data}") Path data, ApplicationEventPublisher events) {
        return EmbeddedServer.open(data, notice -> events.publishEvent(new DatabaseNotice(notice)));
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(EmbeddedServer server) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.jdbcUrl());
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setPoolName("rida");
        // the server allows 60 sessions, over all processes
        pool.setMinimumIdle(2);
        pool.setMaximumPoolSize(20);
        return pool;
    }
}
