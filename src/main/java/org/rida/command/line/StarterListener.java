package org.rida.command.line;

import java.nio.file.Path;
import org.rida.job.charity.StarterFolder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/** Makes the files of an empty folder before a start that asks for them, since the policy is read at start. */
final class StarterListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    static final String PROPERTY = "rida.starter";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        if (environment.getProperty(PROPERTY, Boolean.class, false)) {
            StarterFolder.fill(
                    Path.of(environment.getRequiredProperty("rida.jobs")),
                    Path.of(environment.getRequiredProperty("rida.reports")));
        }
    }
}
