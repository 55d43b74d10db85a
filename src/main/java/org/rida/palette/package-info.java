/** Every colour of pages, reports, charts, workbooks and letters, read from {@code palette.css}. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.rida.palette;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
