/** The transactional outbox: messages, delivery attempts, and transports by mail or into a folder. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "database :: *",
            "intake :: key",
            "io",
            "palette",
            "privacy",
            "i18n"
        })
package org.rida.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
