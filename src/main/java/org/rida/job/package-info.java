/** Jobs declared in {@code jobs/*.yaml}, executed with Spring Batch; {@link org.rida.job.RunOperator} starts and stops their runs. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "database :: *",
            "policy",
            "intake",
            "intake :: *",
            "tally",
            "tally :: *",
            "quality",
            "report",
            "report :: *",
            "sampling",
            "pull",
            "io",
            "palette",
            "privacy",
            "i18n"
        })
package org.rida.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
