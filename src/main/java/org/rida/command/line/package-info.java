/** Running a command: parsing, help, output, progress, error messages, exit codes. */
@NullMarked
package org.rida.command.line;

import org.jspecify.annotations.NullMarked;
