/** The command line. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "policy", "intake", "job", "report", "sample", "schedule", "wording"})
package org.rida.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
