/**
 * Files become checked rows: formats, charset, mapping, rules, rejected rows, lineage; owns requests, responses, invitations, files.
 *
 * <p>For the faces: {@link org.rida.intake.FileInspector#check} looks at a file, {@link org.rida.intake.Intake#ingest} takes it in,
 * {@link org.rida.intake.Intake#progress} tells how far files are, {@link org.rida.intake.file.SourceFiles} lists them, {@link
 * org.rida.intake.rejected.RejectedRows} lists and dismisses rejected rows, {@link org.rida.intake.rejected.RejectedRowsWorkbook#write} makes the
 * workbook to mend, {@link org.rida.intake.rejected.IntakeRetention} forgets what is too old.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "policy", "sheet", "io", "i18n"})
package org.rida.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
