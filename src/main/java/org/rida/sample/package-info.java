/** Deterministic generator of the sample data of a fictitious charity. */
@NullMarked
@ApplicationModule(allowedDependencies = {"policy", "sheet", "sheet :: *", "i18n"})
package org.rida.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
