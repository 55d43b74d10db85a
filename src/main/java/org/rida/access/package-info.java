/** Who may do what, and who did: users and their roles, log-ins, tokens, the audit log. */
@NullMarked
@ApplicationModule(allowedDependencies = {"io", "i18n"})
package org.rida.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
