package org.rida.report.disclosure;

import java.util.BitSet;

/**
 * One published set of answers.
 *
 * @param isPublic whether everybody may read it
 * @param where it stands, for people
 */
public record PublishedGroup(boolean isPublic, String slice, String question, BitSet answers, String where) {}
