package org.rida.report.explore.whatif;

import org.rida.i18n.BilingualText;
import org.rida.report.document.Block;

/**
 * What the queue is, and what it would be with other answers.
 *
 * @param answers a day that were looked at, with one decimal
 * @param target days that were looked at
 * @param oneTarget whether it holds for all requests; otherwise each has the promise of the day on which it is received
 * @param weeks that were looked at
 * @param sentence the result in words; or why there is none
 * @param table the present beside what was asked; without rows when refused
 */
public record WhatIfView(
        double answers, int target, boolean oneTarget, int weeks, BilingualText sentence, Block.TableData table) {}
