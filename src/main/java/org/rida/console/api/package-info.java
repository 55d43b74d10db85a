/** The API for programs: figures, reports, runs. */
@NullMarked
package org.rida.console.api;

import org.jspecify.annotations.NullMarked;
