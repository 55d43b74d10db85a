/** Atomic files, CSV without formulas, and SHA-256. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.rida.io;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
