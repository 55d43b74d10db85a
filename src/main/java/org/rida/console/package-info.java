/** The web pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"policy", "report", "wording"})
package org.rida.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
