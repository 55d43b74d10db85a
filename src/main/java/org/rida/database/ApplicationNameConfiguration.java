package org.rida.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the name of this process's database sessions. */
@Configuration(proxyBeanMethods = false)
class ApplicationNameConfiguration {

    /** Static, because a bean post-processor has to exist before other beans. */
    @Bean
    static ApplicationName applicationName() {
        return ApplicationName.create();
    }
}
