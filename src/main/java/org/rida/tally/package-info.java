/** Rows become episodes and month counts, in SQL; knows which months are stale. */
@NullMarked
<<<<<<< HEAD
@ApplicationModule(allowedDependencies = {"policy", "metric", "intake", "io", "wording"})
=======
@ApplicationModule(allowedDependencies = {"access", "policy", "metric", "intake", "wording"})
>>>>>>> main
package org.rida.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
