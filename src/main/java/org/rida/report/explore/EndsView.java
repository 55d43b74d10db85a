package org.rida.report.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.survival.AalenJohansen.Shares;
import org.rida.report.document.Block;

/**
 * How the requests of some months ended, by days since receipt: answered, left without an answer, or still waiting.
 *
 * @param byDay the shares after each day from 0 on, as far as anybody was followed
 * @param target the day by which an answer is promised
 * @param sentence what the shares say
 * @param table some days with intervals, and what the share answered would be had nobody left
 * @param groups the values of a dimension side by side; null without one
 */
public record EndsView(
        List<Shares> byDay,
        int target,
        BilingualText sentence,
        Block.TableData table,
        Block.@Nullable TableData groups) {}
