/** What people decide about quality: rebases of charts, actions and what became of them, notes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "policy", "metric", "i18n"})
package org.rida.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
