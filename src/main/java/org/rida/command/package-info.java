/** The command line. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "policy", "intake", "job", "report", "sample", "wording"})
package org.rida.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
