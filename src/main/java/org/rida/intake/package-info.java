/**
 * Reads files of requests, responses and invitations into the database: formats, charsets, mappings, rules, rejected
 * rows, lineage.
 *
 * <p>Entry points: {@link org.rida.intake.FileInspector#check} checks a file without storing anything, {@link
 * org.rida.intake.Intake#ingest} stores it, {@link org.rida.intake.Intake#progress} reports how far running ingests
 * are, {@link org.rida.intake.file.SourceFiles} lists the files, {@link org.rida.intake.rejected.RejectedRows} lists
 * and dismisses rejected rows, {@link org.rida.intake.rejected.RejectedRowsWorkbook#write} writes the workbook for
 * corrections, {@link org.rida.intake.rejected.IntakeRetention} purges old data.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "database", "policy", "sheet", "sheet :: *", "io", "privacy", "i18n"})
package org.rida.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
