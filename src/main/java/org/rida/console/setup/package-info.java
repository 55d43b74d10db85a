/** The steps in which a person describes a file of an unknown layout, until it is imported. */
@NullMarked
package org.rida.console.setup;

import org.jspecify.annotations.NullMarked;
