package org.rida.report.edition;

import java.time.Instant;
import org.rida.report.document.FigureSet;

/** An issued edition whose figures a later draft is compared with. */
public record IssuedEdition(long edition, FigureSet figures, Instant issuedAt) {}
