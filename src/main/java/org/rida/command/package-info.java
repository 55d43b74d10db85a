/** The commands: each reads its options, calls the other packages and prints the result. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "database :: *",
            "delivery",
            "intake",
            "intake :: *",
            "job",
            "job :: *",
            "outbox",
            "policy",
            "report",
            "report :: *",
            "sample",
            "sampling",
            "schedule",
            "i18n",
            "io"
        })
package org.rida.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
