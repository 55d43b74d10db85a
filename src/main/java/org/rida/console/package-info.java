/** The web pages and the API: who looks at what, and how it is shown. What things mean is decided in the other packages. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "intake",
            "io",
            "job",
            "outbox",
            "metric",
            "policy",
            "quality",
            "report",
            "report :: html",
            "schedule",
            "sheet",
            "tally",
            "i18n"
        })
package org.rida.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
