/** Rows become episodes and month counts, in SQL; knows which months are stale. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "policy",
            "metric",
            "metric :: *",
            "intake",
            "intake :: *",
            "io",
            "i18n"
        })
package org.rida.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
