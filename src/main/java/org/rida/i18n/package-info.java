/** How Rida says things: both languages, digits, agreement of counted nouns, dates in both calendars. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.rida.i18n;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
