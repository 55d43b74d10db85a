package org.rida.database;





import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SessionNameConfiguration {

    @Bean
    static SessionName sessionName() {
        return SessionName.fresh();
    }
}
