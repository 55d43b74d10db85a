/** Atomic files, CSV without formulas, SHA-256, lines that differ, and which addresses lie within the own network. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.rida.io;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
