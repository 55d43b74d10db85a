/** Notifies the recipients in {@code jobs/delivery/recipients.yaml} of drafts, issued editions and failures. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "intake :: *",
            "policy",
            "metric",
            "metric :: *",
            "quality",
            "report",
            "report :: *",
            "job",
            "job :: *",
            "schedule",
            "outbox",
            "privacy",
            "i18n"
        })
package org.rida.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
