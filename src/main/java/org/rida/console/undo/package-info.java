/** Taking back what a form has just done. */
@NullMarked
package org.rida.console.undo;

import org.jspecify.annotations.NullMarked;
