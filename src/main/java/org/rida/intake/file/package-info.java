/** Files that were read or uploaded, and how far an ingest is. */
@NullMarked
@NamedInterface("file")
package org.rida.intake.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
