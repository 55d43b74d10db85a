package org.rida.console.analysis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.policy.Dimension;
import org.rida.report.explore.WhatIfQuestion;
import org.rida.report.explore.WhatIfQueue;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the queue would be with other answers a day, another target or time. */
@Controller
class WhatIfController {

    private static final List<Dimension> DIMENSIONS =
            List.of(Dimension.CHANNEL, Dimension.SERVICE, Dimension.DEPARTMENT);

    private final WhatIfQueue queue;
    private final SliceForm form;

    WhatIfController(WhatIfQueue queue, SliceForm form) {
        this.queue = queue;
        this.form = form;
    }

    /** What is not given or no number in its range is taken from the policy; the page shows which numbers it used. */
    @GetMapping("/what-if")
    String whatIf(@RequestParam MultiValueMap<String, String> parameters, RequestUser user, Model model) {
        SliceFilter filter = SliceForm.filter(parameters, DIMENSIONS);
        form.show(filter, DIMENSIONS, user, model);
        model.addAttribute("mostAnswers", WhatIfQuestion.MOST_ANSWERS);
        model.addAttribute("mostDays", WhatIfQuestion.MOST_DAYS);
        model.addAttribute("mostWeeks", WhatIfQuestion.MOST_WEEKS);
        WhatIfQuestion question = new WhatIfQuestion(
                decimal(parameters.getFirst("answers")),
                whole(parameters.getFirst("target")),
                whole(parameters.getFirst("weeks")),
                filter);
        queue.view(question).ifPresent(view -> model.addAttribute("view", view));
        return "what-if";
    }

    /** Empty for what is no number; the question itself checks its range. */
    private static OptionalDouble decimal(@Nullable String text) {
        try {
            double number = text == null ? Double.NaN : Double.parseDouble(text.strip());
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalInt whole(@Nullable String text) {
        try {
            return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
