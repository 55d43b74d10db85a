package org.rida.report;








import java.time.Instant;

/** An issued edition whose figures a later draft is compared with. */
record Issue(long edition, FigureSet figures, Instant issuedAt) {}
