/** Letters that go out once: the outbox, attempts, receipts; by mail or into a folder. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "database", "io", "palette", "wording"})
package org.rida.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
