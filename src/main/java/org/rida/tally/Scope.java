package org.rida.tally;







/** How much of the history a recount looks at. */
enum Scope {
    CHANGES,
    EVERYTHING
}
