/** The command line. */
@NullMarked
package org.rida.command;

import org.jspecify.annotations.NullMarked;
