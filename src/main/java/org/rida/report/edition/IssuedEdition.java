package org.rida.report.edition;

import java.time.Instant;
import org.rida.report.document.FigureSet;

/**
 * An issued edition, with which later drafts are compared.
 *
 * @param edition identifier of the edition
 * @param issuedAt time of the issue
 */
public record IssuedEdition(long edition, FigureSet figures, Instant issuedAt) {}
