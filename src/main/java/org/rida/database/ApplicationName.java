package org.rida.database;














import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The name that all database sessions of this process bear. Others see by it whether the process still has any, and can
 * end what it left behind.
 *
 * @param value {@code rida 4711 5e0c8c1f}: the process and something random, since a host may be cloned
 */
public record ApplicationName(String value) implements BeanPostProcessor {

    public static ApplicationName fresh() {
        return new ApplicationName("rida " + ProcessHandle.current().pid() + " "
                + UUID.randomUUID().toString().substring(0, 8));
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.addDataSourceProperty("ApplicationName", value);
        }
        return bean;
    }
}
