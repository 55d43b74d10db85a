package org.rida.intake.file;

import org.rida.i18n.BilingualText;
import org.rida.intake.mapping.RecordType;













import java.util.List;

/**
 * What became of a file. Always read = merged + unchanged + superseded + rejected.
 *
 * @param read rows below the header that are not blank
 * @param merged rows that are now the newest version of their number
 * @param unchanged rows equal to what was already there
 * @param superseded rows that are an older version than what is there
 * @param rejected rows kept aside with their reasons
 * @param notes what a person should know: dropped columns, warnings
 */
public record IngestResult(
        long fileId,
        String file,
        RecordType subject,
        IngestOutcome outcome,
        long read,
        long merged,
        long unchanged,
        long superseded,
        long rejected,
        List<BilingualText> notes) {}
