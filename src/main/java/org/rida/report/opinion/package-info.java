/** What a report may say of people's opinions, given what was issued before. */
@NullMarked
@NamedInterface("opinion")
package org.rida.report.opinion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
