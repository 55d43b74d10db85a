package org.rida.database;














import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApplicationNameConfiguration {

    @Bean
    static ApplicationName sessionName() {
        return ApplicationName.fresh();
    }
}
