package org.rida.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.i18n.Messages;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Name of all database sessions of this process. Other processes see by it whether this one still has sessions, and can
 * terminate those of a dead one.
 *
 * @param value such as {@code rida 4711 5e0c8c1f}: process id and a random part, since cloned hosts may share process ids
 */
public record ApplicationName(String value) implements BeanPostProcessor {

    private static final Pattern FORM = Pattern.compile("rida (\\d+) ([0-9a-f]{8})");

    /** A name that no other process has, not even one of the same process id on a cloned host. */
    public static ApplicationName create() {
        return new ApplicationName("rida " + ProcessHandle.current().pid() + " "
                + UUID.randomUUID().toString().substring(0, 8));
    }

    /** Whether this is the name of a process, and not that of a person. */
    public static boolean isProcess(String name) {
        return FORM.matcher(name).matches();
    }

    /** What people call the process of this name: "Process 4711 (5e0c8c1f)". The name itself where it is of another form. */
    public static String text(String name, Messages messages) {
        Matcher parts = FORM.matcher(name);
        return parts.matches()
                ? messages.format("console.run.process.name", "n", parts.group(1), "id", parts.group(2))
                : name;
    }

    /** Sets the name on the connection pool before it opens its first connection. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.addDataSourceProperty("ApplicationName", value);
        }
        return bean;
    }
}
