/** From arguments to an exit code: parsing, help, output, progress bars, error messages. */
@NullMarked
package org.rida.command.line;

import org.jspecify.annotations.NullMarked;
