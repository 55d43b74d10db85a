/** The colours of pages, reports, charts, workbooks and mails, read from {@code palette.css}. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.rida.palette;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
