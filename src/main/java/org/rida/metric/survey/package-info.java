/** Whom to ask, and how to weight those who answered to all who were asked. */
@NullMarked
@NamedInterface("survey")
package org.rida.metric.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
