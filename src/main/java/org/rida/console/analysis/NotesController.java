package org.rida.console.analysis;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.quality.FigureNote;
import org.rida.quality.FigureNotes;
import org.rida.report.figure.MetricCatalog;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Notes on the months of a series, written and withdrawn on the page of trends that shows them. */
@Controller
class NotesController {

    private static final String PAGE = "/trends";

    private final FigureNotes notes;
    private final MetricCatalog measures;

    NotesController(FigureNotes notes, MetricCatalog measures) {
        this.notes = notes;
        this.measures = measures;
    }

    /**
     * @param topic key of the series, or {@link FigureNote#WHOLE_MONTH}
     * @param back address of the page that was looked at
     */
    @PostMapping("/notes")
    String write(
            @RequestParam String topic,
            @RequestParam String month,
            @RequestParam String text,
            @RequestParam(defaultValue = PAGE) String back,
            RequestUser user,
            RedirectAttributes redirect) {
        return FormResult.run(user, redirect, to(back), "notes.written", actor -> {
            String about = topic.equals(FigureNote.WHOLE_MONTH)
                    ? topic
                    : SeriesOptions.require(measures, topic).toString();
            notes.write(about, month(month), actor, text);
        });
    }

    /** The note stays stored with the reason; pages no longer show it. */
    @PostMapping("/notes/{id:\\d+}/withdraw")
    String withdraw(
            @PathVariable long id,
            @RequestParam String reason,
            @RequestParam(defaultValue = PAGE) String back,
            RequestUser user,
            RedirectAttributes redirect) {
        return FormResult.run(user, redirect, to(back), "notes.withdrawn", actor -> notes.withdraw(id, actor, reason));
    }

    /** To the page of trends and nowhere else, whatever a form says. */
    private static String to(String back) {
        boolean known = back.equals(PAGE) || back.startsWith(PAGE + "?");
        return "redirect:" + (known && !back.contains("#") && !back.contains("{") ? back : PAGE) + "#notes";
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw Problem.because(e, "rebases.problem.month", "found", text);
        }
    }
}
