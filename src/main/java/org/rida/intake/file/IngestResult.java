package org.rida.intake.file;

import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.intake.mapping.RecordType;

/**
 * The counts of an ingested file. Always read = merged + unchanged + superseded + rejected.
 *
 * @param file the file's name
 * @param read rows below the header that are not blank
 * @param merged rows that are now the current version of their number
 * @param unchanged rows equal to the version already stored
 * @param superseded rows older than the version already stored
 * @param rejected rows saved aside with their reasons
 * @param notes for the person who sent the file: dropped columns, warnings, corrected rows
 */
public record IngestResult(
        long fileId,
        String file,
        RecordType recordType,
        IngestOutcome outcome,
        long read,
        long merged,
        long unchanged,
        long superseded,
        long rejected,
        List<BilingualText> notes) {}
