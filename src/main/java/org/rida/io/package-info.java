/** Files written whole or not at all, CSV that no spreadsheet takes for formulas, and SHA-256: one way for everybody. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.rida.io;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
