package org.rida.console.help;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.rida.access.Users;
import org.rida.console.HelpTopic;
import org.rida.console.RequestUser;
import org.rida.metric.Metric;
import org.rida.report.figure.MetricCatalog;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The pages of the help. Names and definitions of measures are those that reports print, so that the glossary cannot differ. */
@Controller
class HelpController {

    private final HelpTexts texts;
    private final FirstSteps steps;
    private final Users users;
    private final MetricCatalog measures;

    HelpController(HelpTexts texts, FirstSteps steps, Users users, MetricCatalog measures) {
        this.users = users;
        this.measures = measures;
        this.texts = texts;
        this.steps = steps;
    }

    /**
     * One measure of the glossary.
     *
     * @param id to link to
     */
    record GlossaryEntry(String id, String name, String definition) {}

    /** First steps, pages, and the glossary. */
    @GetMapping("/help")
    String help(RequestUser user, Model model) {
        model.addAttribute("steps", steps.list(user.me()));
        model.addAttribute("topics", topics(user));
        model.addAttribute("glossary", glossary(user));
        return "help";
    }

    /** The first page leads to the first steps no more. */
    @PostMapping("/help/first-steps")
    String dismiss(RequestUser user) {
        users.endFirstSteps(user.me());
        return "redirect:/";
    }

    /**
     * The text of one page. Texts tell no data, so that they are open to everybody who is logged in.
     *
     * @throws ResponseStatusException 404 for an unknown topic
     */
    @GetMapping("/help/{topic}")
    String topic(@PathVariable String topic, RequestUser user, Model model) {
        HelpTopic found = HelpTopic.find(topic).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("topic", found);
        model.addAttribute("text", texts.text(found, user.messages().language()));
        model.addAttribute("openable", found.isOpenedDirectly() && user.may(found.role()));
        model.addAttribute("topics", topics(user));
        return "help-topic";
    }

    private static List<HelpTopic> topics(RequestUser user) {
        return Arrays.stream(HelpTopic.values())
                .filter(topic -> user.may(topic.role()))
                .toList();
    }

    private List<GlossaryEntry> glossary(RequestUser user) {
        return Arrays.stream(Metric.values())
                .filter(measures::isUsed)
                .map(metric -> new GlossaryEntry(
                        metric.id(),
                        user.messages().format(metric.nameKey()),
                        user.messages().format(metric.definitionKey())))
                .sorted(Comparator.comparing(GlossaryEntry::name))
                .toList();
    }
}
