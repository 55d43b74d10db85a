/** Themes of comments: phrases, matching, tagging. */
@NullMarked
@NamedInterface("theme")
package org.rida.tally.theme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
