/** Finds and masks personal data in what people type and in names of files. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.rida.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
