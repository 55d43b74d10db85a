/** Answers what a queue of requests would do with other answers a day, another target, or in other weeks. */
@NullMarked
@NamedInterface("whatif")
package org.rida.report.explore.whatif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
