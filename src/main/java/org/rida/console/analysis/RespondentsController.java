package org.rida.console.analysis;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.report.explore.Respondents;
import org.rida.report.render.html.HtmlText;
import org.rida.report.render.html.SvgCharts;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who answered the survey in a month and who did not, satisfaction weighted to everyone asked, and what it goes with. */
@Controller
class RespondentsController {

    private final Respondents respondents;

    RespondentsController(Respondents respondents) {
        this.respondents = respondents;
    }

    /** Without a month, or with one that is none: the last complete one. */
    @GetMapping("/respondents")
    String respondents(@RequestParam(required = false) @Nullable String month, RequestUser user, Model model) {
        model.addAttribute("phrases", new HtmlText(user.messages()));
        model.addAttribute("draw", new SvgCharts(user.messages()));
        YearMonth asked = month(month);
        respondents.view(asked).ifPresent(view -> {
            model.addAttribute("view", view);
            model.addAttribute(
                    "monthNotice", MonthNotice.ofMonth(asked, view.month(), respondents.withData(), "month"));
            model.addAttribute("rowsBehind", new LineageLinks(view.month(), view.month(), SliceFilter.EVERYBODY));
        });
        return "respondents";
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        try {
            return text == null ? null : YearMonth.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
