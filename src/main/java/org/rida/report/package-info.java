/** Figures become documents: definitions in {@code reports/}, figure sets, renderers, the archive of drafts and issues. */
@NullMarked
<<<<<<< HEAD
@ApplicationModule(allowedDependencies = {"policy", "metric", "sheet", "tally", "quality", "io", "palette", "wording"})
=======
@ApplicationModule(allowedDependencies = {"access", "policy", "metric", "sheet", "tally", "quality", "wording"})
>>>>>>> main
package org.rida.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
