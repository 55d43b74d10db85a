/** Figures become documents: definitions in {@code reports/}, figure sets, renderers, the archive of drafts and issues. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "policy", "metric", "sheet", "tally", "quality", "io", "palette", "i18n"})
package org.rida.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
