package org.rida.database;

import java.nio.file.Path;
import org.rida.database.backup.UnfinishedRestore;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Starts nothing on a database into which a restore was interrupted. */
@Configuration(proxyBeanMethods = false)
class UnfinishedRestoreConfiguration {

    /** A post-processor, because the check must precede the first use of the database. */
    @Bean
    static BeanFactoryPostProcessor refuseUnfinishedRestore(Environment environment) {
        Path data = Path.of(environment.getRequiredProperty("rida.data"));
        return beans -> UnfinishedRestore.refuse(data);
    }
}
