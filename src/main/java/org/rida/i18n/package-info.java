/** Texts in Arabic and English: messages, digits, plural forms, dates in both calendars. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.rida.i18n;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
