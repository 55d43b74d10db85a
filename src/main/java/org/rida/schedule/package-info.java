/** When jobs run: the schedules of {@code jobs/*.yaml} as Quartz triggers, catching up what was missed, the ledger of due runs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "policy", "job", "i18n"})
package org.rida.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
