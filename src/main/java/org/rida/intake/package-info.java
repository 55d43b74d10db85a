/** Files become checked rows: formats, charset, mapping, rules, rejected rows, lineage; owns requests, responses, invitations, files. */
@NullMarked
@ApplicationModule(allowedDependencies = {"policy", "sheet", "wording"})
package org.rida.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
