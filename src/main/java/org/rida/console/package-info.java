/** The web pages and the API: controllers, templates, access rules. The logic is in the other packages. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "database :: *",
            "delivery",
            "intake",
            "intake :: *",
            "io",
            "job",
            "job :: *",
            "outbox",
            "metric",
            "metric :: *",
            "palette",
            "policy",
            "pull",
            "quality",
            "report",
            "report :: *",
            "report :: html",
            "schedule",
            "sampling",
            "sheet",
            "sheet :: *",
            "tally",
            "tally :: *",
            "privacy",
            "i18n"
        })
package org.rida.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
