/** The rules in force, read from {@code jobs/policy/*.yaml}: clock versions, kinds, stages, slices, questions, calendars. */
@NullMarked
@ApplicationModule(allowedDependencies = {"i18n"})
package org.rida.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
