/** XmR process behaviour charts: baseline, limits, special causes, variation and assurance. */
@NullMarked
@NamedInterface("xmr")
package org.rida.metric.xmr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
