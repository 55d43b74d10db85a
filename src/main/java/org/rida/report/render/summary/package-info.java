/** Renders the summary of a report on one page, as a picture and as text to be sent on in messages. */
@NullMarked
package org.rida.report.render.summary;

import org.jspecify.annotations.NullMarked;
