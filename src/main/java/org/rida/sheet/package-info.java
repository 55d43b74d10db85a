/** Right-to-left workbooks, safely: the one place that writes cells. */
@NullMarked
package org.rida.sheet;

import org.jspecify.annotations.NullMarked;
