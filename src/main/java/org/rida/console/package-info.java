/** The web pages. */
@NullMarked
package org.rida.console;

import org.jspecify.annotations.NullMarked;
