package org.rida.console.setup;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rida.access.OfficerPermissions;
import org.rida.access.OfficerPermissions.Permission;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.job.charity.QuestionRules;
import org.rida.job.charity.ThemeRules;
import org.rida.outbox.MailSettings;
import org.rida.outbox.MailTest;
import org.rida.policy.Policy;
import org.rida.schedule.Schedules;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All forms by which this installation is set up, each with what it says now. */
@Controller
class SettingsController {

    private final Policy policy;
    private final QuestionRules questions;
    private final ThemeRules themes;
    private final Schedules schedules;
    private final MailTest mail;
    private final OfficerPermissions permissions;

    SettingsController(
            Policy policy,
            QuestionRules questions,
            ThemeRules themes,
            Schedules schedules,
            MailTest mail,
            OfficerPermissions permissions) {
        this.permissions = permissions;
        this.policy = policy;
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
        MailSettings server = mail.settings();
        Map<Permission, Boolean> officers = permissions.all();
        model.addAttribute("permissions", officers);
        model.addAttribute(
                "settings",
                List.of(
                        new Setting("/charity", "settings.charity", name.in(words.language())),
                        new Setting("/recipients", "settings.recipients", ""),
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
                                server.host().isEmpty() ? words.format("mail.missing.host") : server.host()),
                        new Setting("/files", "settings.files", ""),
                        new Setting("/users", "settings.users", ""),
                        new Setting("/settings#officers", "settings.officers", officers(officers, words)),
                        new Setting("/rules", "settings.rules", "")));
        return "settings";
    }

    /** Gives quality officers exactly the permissions that are ticked; from then on, in every process. */
    @PostMapping("/settings/permissions")
    String permit(
            @RequestParam(defaultValue = "") List<String> permission, RequestUser user, RedirectAttributes redirect) {
        Set<Permission> given = Arrays.stream(Permission.values())
                .filter(each -> permission.contains(each.code()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
        return FormResult.run(
                user,
                redirect,
                "redirect:/settings",
                "settings.officers.saved",
                actor -> permissions.save(given, actor));
    }

    private static String officers(Map<Permission, Boolean> officers, Messages words) {
        String given = officers.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(each -> words.format("permission." + each.getKey().code()))
                .collect(Collectors.joining(" · "));
        return given.isEmpty() ? words.format("settings.officers.none") : given;
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
