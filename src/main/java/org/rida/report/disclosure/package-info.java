/**
 * Decides which groups' opinions are large enough to be shown, and joins those that are not: {@code MergePlanner} decides it for each
 * table, and {@code Correction} for a table that was issued before, when {@code OpinionLedger} of package opinion asks.
 */
@NullMarked
@NamedInterface("disclosure")
package org.rida.report.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
