package org.rida.report.edition;

import org.rida.report.document.FigureSet;













import java.time.Instant;

/** An issued edition whose figures a later draft is compared with. */
public record IssuedEdition(long edition, FigureSet figures, Instant issuedAt) {}
