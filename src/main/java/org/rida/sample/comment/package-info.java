/** Comments of the sample's respondents. */
@NullMarked
package org.rida.sample.comment;

import org.jspecify.annotations.NullMarked;
