/** Days until requests end in one of several ways: Aalen-Johansen, restricted mean and log-rank test. */
@NullMarked
@NamedInterface("survival")
package org.rida.metric.survival;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
