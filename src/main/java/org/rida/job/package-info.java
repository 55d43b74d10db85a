/** What runs: jobs declared in {@code jobs/*.yaml} as Spring Batch jobs, and the one door to start them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "database", "policy", "intake", "tally", "quality", "report", "io", "i18n"})
package org.rida.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
