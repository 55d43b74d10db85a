package org.rida.console.analysis;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.console.undo.Undo;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.quality.Rebase;
import org.rida.quality.Rebases;
import org.rida.quality.SeriesKey;
import org.rida.report.explore.ActionEffects;
import org.rida.report.explore.Explorer;
import org.rida.report.explore.SeriesUrl;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.render.html.HtmlText;
import org.rida.report.render.html.SvgCharts;
import org.rida.tally.count.MonthsWithData;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Decisions to reset the process limits of a chart, each with a reason; the program never resets them itself. A withdrawn
 * decision stays in the list with both reasons: limits of an issued report must remain explainable.
 */
@Controller
class RebasesController {

    private static final String ADDRESS = "/rebases";
    private static final String BACK = "redirect:" + ADDRESS;

    private final Rebases rebases;
    private final ActionEffects effects;
    private final MetricCatalog measures;
    private final Explorer explorer;

    RebasesController(Rebases rebases, ActionEffects effects, MetricCatalog measures, Explorer explorer) {
        this.rebases = rebases;
        this.effects = effects;
        this.measures = measures;
        this.explorer = explorer;
    }

    /**
     * @param series name of the series
     * @param trend URL of the chart with the limits after the decision
     */
    record RebaseLine(Rebase rebase, BilingualText series, String trend) {}

    /**
     * With a series and a month, what the decision would change is shown, and only there it can be recorded.
     *
     * @param series preselected series, from the trend page; an unknown one is ignored, so that old links keep working
     * @param month likewise
     */
    @GetMapping("/rebases")
    String rebases(
            @RequestParam(defaultValue = "") String series,
            @RequestParam(defaultValue = "") String month,
            RequestUser user,
            Model model) {
        model.addAttribute("month", month);
        preview(series, month).ifPresent(preview -> {
            model.addAttribute("preview", preview);
            model.addAttribute("confirmed", Confirmation.digest(ADDRESS, shown(series, month, preview)));
            model.addAttribute("from", YearMonth.parse(month));
            model.addAttribute("phrases", new HtmlText(user.messages()));
            model.addAttribute("draw", new SvgCharts(user.messages()));
        });
        model.addAttribute(
                "lines",
                rebases.list().stream()
                        .map(r -> new RebaseLine(r, SeriesOptions.name(r.series(), effects), SeriesUrl.url(r.series())))
                        .toList());
        model.addAttribute("series", series);
        model.addAttribute("choices", SeriesOptions.choices(measures, series, effects));
        model.addAttribute("months", months());
        return "rebases";
    }

    /**
     * Records a decision whose effect was shown; one that was not, or has another effect by now, leads back to the preview.
     *
     * @param series key of the series
     * @param month first month of the new limits
     * @param reason required: what changed in the process
     */
    @PostMapping("/rebases")
    String record(
            @RequestParam String series,
            @RequestParam String month,
            @RequestParam String reason,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        try {
            SeriesKey key = SeriesOptions.require(measures, series);
            YearMonth from = month(month);
            Confirmation.require(form, shown(key, from));
            long id = rebases.record(key, from, user.actor(), reason);
            redirect.addFlashAttribute("done", user.messages().format("rebases.recorded"));
            Undo.offer(
                    redirect,
                    "/rebases/" + id + "/withdraw",
                    Map.of("reason", user.messages().format("undo.reason")));
            return BACK;
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            if (preview(series, month).isEmpty()) {
                return BACK;
            }
            redirect.addAttribute("series", series);
            redirect.addAttribute("month", month);
            return BACK + "#preview";
        }
    }

    /** Withdraws a decision; limits are computed as if it had not been made. */
    @PostMapping("/rebases/{id:\\d+}/withdraw")
    String withdraw(@PathVariable long id, @RequestParam String reason, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "rebases.withdrawn", actor -> {
            rebases.withdraw(id, actor, reason);
            rebases.list().stream().filter(rebase -> rebase.id() == id).forEach(rebase -> offerAgain(rebase, redirect));
        });
    }

    /** With what the decision would change now; not offered where that is not known, as when its question is gone. */
    private void offerAgain(Rebase rebase, RedirectAttributes redirect) {
        String series = rebase.series().toString();
        String month = rebase.month().toString();
        preview(series, month).ifPresent(preview -> {
            String confirmed = Confirmation.digest(ADDRESS, shown(series, month, preview));
            String reason = rebase.signature().reason();
            Undo.offer(
                    redirect,
                    ADDRESS,
                    Map.of("series", series, "month", month, "reason", reason, Confirmation.FIELD, confirmed));
        });
    }

    private Optional<ActionEffects.ResetPreview> preview(String series, String month) {
        try {
            return series.isEmpty() || month.isEmpty()
                    ? Optional.empty()
                    : effects.preview(SeriesOptions.require(measures, series), month(month));
        } catch (Problem | IllegalArgumentException | NoSuchElementException unknown) {
            return Optional.empty();
        }
    }

    /** As the page shows it now; without a preview there is nothing that can have been seen. */
    private String shown(SeriesKey series, YearMonth month) {
        return effects.preview(series, month)
                .map(preview -> shown(series.toString(), month.toString(), preview))
                .orElseThrow(() -> Problem.of("confirm.problem"));
    }

    /** The decision, with verdicts, limits and judgements before and after. */
    private static String shown(String series, String month, ActionEffects.ResetPreview preview) {
        return String.join(
                "\n",
                series,
                month,
                preview.before().verdict().en(),
                preview.after().verdict().en(),
                preview.touched().toString());
    }

    private List<YearMonth> months() {
        return explorer.months()
                .map(months -> MonthsWithData.choices(months.all()))
                .orElse(List.of());
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw Problem.because(e, "rebases.problem.month", "found", text);
        }
    }
}
