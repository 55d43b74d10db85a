/**
 * What a report may say of people's opinions, given what was issued before: {@code OpinionLedger} asks for each table, with its readers,
 * their minimums and what they know, and {@code MergePlanner} of package disclosure decides what is joined or hidden.
 */
@NullMarked
@NamedInterface("opinion")
package org.rida.report.opinion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
