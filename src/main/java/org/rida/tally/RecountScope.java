package org.rida.tally;














/** How much of the history a recount looks at. */
enum RecountScope {
    CHANGES,
    EVERYTHING
}
