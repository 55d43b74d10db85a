package org.rida.report.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.policy.Policy;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricCatalog;
import org.springframework.stereotype.Service;

/**
 * What is taken out of the explorer: a view as a workbook or CSV, or its figures for a client of the API. Each is recorded
 * in the audit log. A file has the texts, figures and masks of the page.
 */
@Service
public class ExplorerDownloads {

    private final Explorer explorer;
    private final Policy policy;
    private final MetricCatalog measures;
    private final Exports exports;
    private final AuditLog audit;

    ExplorerDownloads(
            Explorer explorer, FigureSources sources, MetricCatalog measures, Exports exports, AuditLog audit) {
        this.explorer = explorer;
        this.policy = sources.policy();
        this.measures = measures;
        this.exports = exports;
        this.audit = audit;
    }

    /** The figures of a query for a client of the API, recorded as a download. */
    public Optional<Explorer.ExplorerView> read(ExplorerQuery query, Actor actor) {
        return audit.record(downloaded(query, "json", actor), () -> explorer.view(query), view -> view.map(
                        ExplorerDownloads::months)
                .orElse(Map.of()));
    }

    /** The view as a file; empty when nothing draws this format. */
    public Optional<byte[]> download(
            ExplorerQuery query, Explorer.ExplorerView view, String format, Language language, Actor actor) {
        return audit.record(
                downloaded(query, format, actor),
                () -> exports.draw(figures(query, view), format, language),
                file -> months(view));
    }

    private static Operation downloaded(ExplorerQuery query, String format, Actor actor) {
        Map<String, String> detail = Map.of("cut", query.filter().toString(), "format", format);
        return new Operation(
                actor, AuditAction.FIGURES_DOWNLOADED, query.measure().code(), detail);
    }

    private static Map<String, String> months(Explorer.ExplorerView view) {
        return Map.of("month", view.first() + ".." + view.last());
    }

    /** The view as a document would have it, so that what is downloaded is what was seen. */
    private FigureSet figures(ExplorerQuery query, Explorer.ExplorerView view) {
        List<Block> blocks = new ArrayList<>();
        if (view.earlier() != null) {
            blocks.add(new Block.Sentence(
                    view.earlier().table().title(), view.earlier().answer()));
            blocks.add(view.earlier().table());
        }
        blocks.add(view.line().chart());
        if (view.compared() != null) {
            blocks.add(view.compared());
        }
        blocks.add(view.answers());
        blocks.add(view.groups());
        if (view.funnel() != null) {
            blocks.add(view.funnel().table());
        }
        BilingualText title = title(query);
        return new FigureSet(
                "trends",
                view.last(),
                title,
                period(view),
                BilingualText.EMPTY,
                List.of(measures.definition(query.measure())),
                view.cutOff(),
                policy.association().digits(),
                List.of(new FigureSet.ReportPage(title, blocks)));
    }

    /** The measure, and the cases that the filter selects. */
    private BilingualText title(ExplorerQuery query) {
        BilingualText filter = explorer.name(query.filter());
        BilingualText measure = measures.name(query.measure());
        return BilingualText.of(l -> filter.in(l).isEmpty() ? measure.in(l) : measure.in(l) + " – " + filter.in(l));
    }

    /** The months of the view, and what they are compared with. */
    public BilingualText period(Explorer.ExplorerView view) {
        BilingualText months = explorer.months(view);
        EarlierMonths.EarlierView earlier = view.earlier();
        return earlier == null
                ? months
                : measures.text(w -> w.format(
                        "trends.earlier.period",
                        "months",
                        months.in(w.language()),
                        "time",
                        earlier.name().in(w.language())));
    }
}
