/** Right-to-left workbooks, safely: the one place that writes cells. */
@NullMarked
@ApplicationModule(allowedDependencies = {"io", "palette", "i18n"})
package org.rida.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
