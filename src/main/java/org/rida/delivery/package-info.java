/** Who gets what: drafts, issues and failures become letters, as {@code jobs/delivery/recipients.yaml} says. */
@NullMarked
@ApplicationModule(allowedDependencies = {"policy", "report", "job", "schedule", "outbox", "i18n"})
package org.rida.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
