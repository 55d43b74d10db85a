package org.rida.job;

import org.springframework.batch.core.configuration.JobRegistry;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    /** A restart asks here for the job; {@link JobAssembly} keeps it up to the declarations. */
    @Bean
    JobRegistry jobRegistry() {
        return new MapJobRegistry();
    }
}
