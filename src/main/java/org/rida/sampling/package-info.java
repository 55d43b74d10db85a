/** Draws whom to ask, and writes the list for survey tools and as a sheet of QR codes. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "policy",
            "metric",
            "metric :: *",
            "intake",
            "intake :: *",
            "tally",
            "tally :: *",
            "report :: *",
            "io",
            "i18n"
        })
package org.rida.sampling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
