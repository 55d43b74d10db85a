/** Letters that go out once: the outbox, attempts, receipts; by mail or into a folder. */
@NullMarked
<<<<<<< HEAD
@ApplicationModule(allowedDependencies = {"database", "io", "palette", "wording"})
=======
@ApplicationModule(allowedDependencies = {"access", "database", "wording"})
>>>>>>> main
package org.rida.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
