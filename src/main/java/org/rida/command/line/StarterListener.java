package org.rida.command.line;

import java.nio.file.Path;
import org.rida.job.charity.StarterFolder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Before a server starts on an empty folder: makes the files it begins with, since the policy is read at start. */
final class StarterListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        StarterFolder.fill(
                Path.of(event.getEnvironment().getRequiredProperty("rida.jobs")),
                Path.of(event.getEnvironment().getRequiredProperty("rida.reports")));
    }
}
