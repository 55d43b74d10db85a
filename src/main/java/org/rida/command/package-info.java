/** The command line. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "intake",
            "job",
            "outbox",
            "policy",
            "report",
            "sample",
            "schedule",
            "i18n"
        })
package org.rida.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
