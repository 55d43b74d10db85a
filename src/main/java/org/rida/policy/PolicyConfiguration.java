package org.rida.policy;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the policy from the folder {@code policy} under {@code rida.jobs}. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    /** Read once: a changed policy takes effect with the next start. */
    @Bean
    Policy policy(@Value("${rida.jobs}") Path jobs) {
        return PolicyReader.read(jobs.resolve("policy"));
    }
}
