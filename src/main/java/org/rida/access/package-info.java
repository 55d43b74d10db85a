/** Users and their roles, log-in, one-time codes, API tokens, and the audit log. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "io", "privacy", "i18n"})
package org.rida.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
