/** Job files: reading, validation, parameters. */
@NullMarked
@NamedInterface("definition")
package org.rida.job.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
