/** Records of the files that were ingested or uploaded, and the progress of running ingests. */
@NullMarked
@NamedInterface("file")
package org.rida.intake.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
