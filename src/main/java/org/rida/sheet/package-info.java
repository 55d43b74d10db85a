/** Writes right-to-left and left-to-right workbooks; no other package writes cells. */
@NullMarked
@ApplicationModule(allowedDependencies = {"io", "palette", "i18n"})
package org.rida.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
