/** When jobs run: the schedules of {@code jobs/*.yaml} as Quartz triggers, with catch-up of missed runs and a history of due runs. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "policy", "job", "job :: *", "report :: *", "tally :: *", "privacy", "i18n"})
package org.rida.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
