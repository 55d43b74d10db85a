/** Drafts, renders, issues and archives reports as their definitions in {@code reports/} describe them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "policy",
            "metric",
            "metric :: *",
            "sheet",
            "sheet :: *",
            "tally",
            "tally :: *",
            "quality",
            "io",
            "palette",
            "privacy",
            "i18n"
        })
package org.rida.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
