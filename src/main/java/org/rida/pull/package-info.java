/** Fetches answers and requests from survey servers as files; reading them is left to the intake. */
@NullMarked
@ApplicationModule(allowedDependencies = {"io", "i18n"})
package org.rida.pull;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
