/** A charity that does not exist: the deterministic generator of the sample data. */
@NullMarked
@ApplicationModule(allowedDependencies = {"policy", "sheet", "i18n"})
package org.rida.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
