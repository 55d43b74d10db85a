/** Letters that go out once: the outbox, attempts, receipts; by mail or into a folder. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "database", "io", "palette", "i18n"})
package org.rida.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
