/**
 * What people decide and do about quality: rebases of charts, improvement actions with their steps, notes on figures, and calling
 * back those who reported a problem.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "database", "policy", "metric", "metric :: *", "privacy", "i18n"})
package org.rida.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
