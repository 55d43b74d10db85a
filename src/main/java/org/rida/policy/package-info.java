/** The rules in force, read from {@code jobs/policy/*.yaml}: clock versions, kinds, stages, slices, questions, calendars. */
@NullMarked
package org.rida.policy;

import org.jspecify.annotations.NullMarked;
