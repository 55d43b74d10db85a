package org.rida.console.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.report.explore.whatif.WhatIfQuestion;
import org.rida.report.explore.whatif.WhatIfQueue;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the queue would be with other answers a day, another target or time. */
@Controller
class WhatIfController {

    private final WhatIfQueue queue;
    private final SliceForm form;

    WhatIfController(WhatIfQueue queue, SliceForm form) {
        this.queue = queue;
        this.form = form;
    }

    /** What is not given or no number in its range is taken from the policy; the page shows which numbers it used. */
    @GetMapping("/what-if")
    String whatIf(@RequestParam MultiValueMap<String, String> parameters, RequestUser user, Model model) {
        SliceFilter filter = FilterParameters.read(parameters, Dimension.AT_RECEIPT);
        form.show("/what-if", parameters, filter, Dimension.AT_RECEIPT, user, model);
        model.addAttribute("mostAnswers", WhatIfQuestion.MOST_ANSWERS);
        model.addAttribute("mostDays", WhatIfQuestion.MOST_DAYS);
        model.addAttribute("mostWeeks", WhatIfQuestion.MOST_WEEKS);
        WhatIfQuestion question = new WhatIfQuestion(
                decimal(parameters.getFirst("answers")),
                whole(parameters.getFirst("target")),
                whole(parameters.getFirst("weeks")),
                filter);
        model.addAttribute("unused", unused(parameters, question, user.messages()));
        queue.view(question).ifPresent(view -> model.addAttribute("view", view));
        return "what-if";
    }

    /** Of each number that was sent and is not used, which would be: the page goes on with the policy's. */
    private static List<String> unused(
            MultiValueMap<String, String> parameters, WhatIfQuestion question, Messages messages) {
        return Stream.of(
                        unused(
                                "answers",
                                question.answers().isEmpty(),
                                0,
                                WhatIfQuestion.MOST_ANSWERS,
                                parameters,
                                messages),
                        unused(
                                "target",
                                question.target().isEmpty(),
                                1,
                                WhatIfQuestion.MOST_DAYS,
                                parameters,
                                messages),
                        unused("weeks", question.weeks().isEmpty(), 1, WhatIfQuestion.MOST_WEEKS, parameters, messages))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> unused(
            String name,
            boolean missing,
            int from,
            int to,
            MultiValueMap<String, String> parameters,
            Messages messages) {
        return Optional.ofNullable(parameters.getFirst(name))
                .map(String::strip)
                .filter(sent -> missing && !sent.isEmpty())
                .map(sent -> messages.format(
                        "what-if.unused",
                        "name",
                        messages.format("what-if." + name),
                        "found",
                        sent,
                        "from",
                        messages.number(from),
                        "to",
                        messages.number(to)));
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
