package org.rida.console.setup;

import java.util.List;
import java.util.stream.Collectors;
import org.rida.console.RequestUser;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.job.charity.CharityRules;
import org.rida.job.charity.QuestionRules;
import org.rida.job.charity.ThemeRules;
import org.rida.outbox.MailTest;
import org.rida.policy.Policy;
import org.rida.schedule.Schedules;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All forms by which this installation is set up, each with what it says now. */
@Controller
class SettingsController {

    private static final List<String> OFFICERS =
            List.of("rida.drafts.quality-officers", "rida.corrections.quality-officers", "rida.setup.quality-officers");

    private final Policy policy;
    private final CharityRules charity;
    private final QuestionRules questions;
    private final ThemeRules themes;
    private final Schedules schedules;
    private final MailTest mail;
    private final Environment environment;

    SettingsController(
            Policy policy,
            CharityRules charity,
            QuestionRules questions,
            ThemeRules themes,
            Schedules schedules,
            MailTest mail,
            Environment environment) {
        this.environment = environment;
        this.policy = policy;
        this.charity = charity;
        this.questions = questions;
        this.themes = themes;
        this.schedules = schedules;
        this.mail = mail;
    }

    /**
     * A form.
     *
     * @param address to open it
     * @param key of its name; what it is for has the same key and {@code .explained}
     * @param now what is set; empty where that would take more than a line
     */
    public record Setting(String address, String key, String now) {}

    @GetMapping("/settings")
    String settings(RequestUser user, Model model) {
        Messages words = user.messages();
        BilingualText name = policy.association().name();
        model.addAttribute(
                "settings",
                List.of(
                        new Setting("/charity", "settings.charity", name.in(words.language())),
                        new Setting(
                                "/charity#recipients",
                                "settings.recipients",
                                charity.managesRecipients() ? "" : words.format("settings.by-hand")),
                        new Setting(
                                "/questions", "settings.questions", count(words, "settings.questions.now", asked())),
                        new Setting(
                                "/themes",
                                "settings.themes",
                                count(
                                        words,
                                        "settings.themes.now",
                                        themes.themes().size())),
                        new Setting(
                                "/jobs",
                                "settings.schedules",
                                count(
                                        words,
                                        "settings.schedules.now",
                                        schedules.all(1).size())),
                        new Setting(
                                "/messages#mail",
                                "settings.mail",
                                mail.settings().host().isEmpty()
                                        ? words.format("mail.missing.host")
                                        : mail.settings().host()),
                        new Setting("/files", "settings.files", ""),
                        new Setting("/users", "settings.users", ""),
                        new Setting("/users", "settings.officers", officers()),
                        new Setting("/rules", "settings.rules", "")));
        return "settings";
    }

    /** The properties that allow quality officers more, as they are set: no form has them, since they are read at the start. */
    private String officers() {
        return OFFICERS.stream()
                .map(property -> "\u2066" + property + "=" + environment.getRequiredProperty(property) + "\u2069")
                .collect(Collectors.joining(" · "));
    }

    private long asked() {
        return questions.values().keySet().stream()
                        .filter(field -> field.endsWith(".en"))
                        .count()
                - questions.values().keySet().stream()
                        .filter(field -> field.endsWith(".retired"))
                        .count();
    }

    private static String count(Messages words, String key, long n) {
        return words.format(key, "n", n);
    }
}
