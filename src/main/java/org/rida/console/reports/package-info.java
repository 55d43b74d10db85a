/** Reports as they were issued, drafts to review and to issue. */
@NullMarked
package org.rida.console.reports;

import org.jspecify.annotations.NullMarked;
