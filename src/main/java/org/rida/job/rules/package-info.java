/** The configuration files in force and how a change to them is checked and applied. */
@NullMarked
@NamedInterface("rules")
package org.rida.job.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
