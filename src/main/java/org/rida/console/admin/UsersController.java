package org.rida.console.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.console.undo.Undo;
import org.rida.i18n.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The accounts and their roles. Accounts are never deleted, because the audit log names them; they are disabled. */
@Controller
class UsersController {

    private static final String BACK = "redirect:/users";

    private final Users users;

    UsersController(Users users) {
        this.users = users;
    }

    @GetMapping("/users")
    String users(Model model) {
        model.addAttribute("accounts", users.all());
        model.addAttribute("roles", Role.values());
        return "users";
    }

    /** Adds an account without password; its owner chooses one with the code that is shown. */
    @PostMapping("/users")
    String add(
            @RequestParam String name,
            @RequestParam String fullName,
            @RequestParam String role,
            RequestUser user,
            RedirectAttributes redirect) {
        return code(user, redirect, name, actor -> users.add(name, fullName, Role.of(role), actor));
    }

    /** A new code for somebody who forgot the password; it replaces an earlier one. */
    @PostMapping("/users/{name}/code")
    String code(@PathVariable String name, RequestUser user, HttpServletRequest form, RedirectAttributes redirect) {
        return code(user, redirect, name, actor -> {
            Confirmation.require(form);
            return users.createCode(name, actor);
        });
    }

    /** Takes effect with the next request of the user, see {@link org.rida.console.security}. */
    @PostMapping("/users/{name}/role")
    String role(@PathVariable String name, @RequestParam String role, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "console.users.role-changed", actor -> {
            String before = role(name);
            users.changeRole(name, Role.of(role), actor);
            offer(redirect, name, "role", Map.of("role", before));
        });
    }

    /** Ends all sessions of the user with their next request. */
    @PostMapping("/users/{name}/disable")
    String disable(@PathVariable String name, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "console.users.disabled-now", actor -> {
            users.disable(name, actor);
            offer(redirect, name, "enable", Map.of());
        });
    }

    /** The password is as before. */
    @PostMapping("/users/{name}/enable")
    String enable(@PathVariable String name, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "console.users.enabled-now", actor -> {
            users.enable(name, actor);
            offer(redirect, name, "disable", Map.of());
        });
    }

    private String role(String name) {
        return users.all().stream()
                .filter(account -> account.name().equals(name))
                .map(account -> account.role().code())
                .findFirst()
                .orElse("");
    }

    private static void offer(RedirectAttributes redirect, String name, String step, Map<String, String> fields) {
        Undo.offer(redirect, "/users/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8) + "/" + step, fields);
    }

    /** The code is shown once, on the page that follows. */
    private static String code(
            RequestUser user, RedirectAttributes redirect, String name, Function<Actor, String> make) {
        try {
            redirect.addFlashAttribute("code", make.apply(user.actor()));
            redirect.addFlashAttribute("codeOf", name);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return BACK;
    }
}
