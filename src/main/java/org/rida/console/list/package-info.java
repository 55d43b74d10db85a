/** Long lists: their pages, their order, and their files. */
@NullMarked
package org.rida.console.list;

import org.jspecify.annotations.NullMarked;
