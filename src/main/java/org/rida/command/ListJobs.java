package org.rida.command;

import org.rida.job.DeclaredJobs;
import org.springframework.context.ApplicationContext;

/** {@code jobs}: what can be run. */
record ListJobs(ApplicationContext context, Terminal terminal) {

    int run() {
        context.getBean(DeclaredJobs.class)
                .all()
                .forEach((name, job) -> terminal.line(name + "  " + job.title().in(terminal.language())));
        return 0;
    }
}
