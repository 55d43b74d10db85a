package org.rida.intake.suggestion;

import java.util.List;

/**
 * A column of an unknown file and the field proposed for it.
 *
 * @param column index from 0
 * @param title as the sender wrote it
 * @param examples up to three different cells, as they are
 * @param field name of the proposed field; empty for none, also where a person is asked
 * @param confidence of the proposal
 * @param asked names of the fields that it could be, where a person is asked
 */
public record ColumnProposal(
        int column,
        String title,
        List<String> examples,
        String field,
        ProposalConfidence confidence,
        List<String> asked) {}
