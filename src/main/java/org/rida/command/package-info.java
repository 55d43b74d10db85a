/** The command line. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "intake",
            "job",
            "mail",
            "policy",
            "report",
            "sample",
            "schedule",
            "wording"
        })
package org.rida.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
