package org.rida.console.admin;

import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;

import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts and their roles. */
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

    @PostMapping("/users")
    String add(
            @RequestParam String name,
            @RequestParam String fullName,
            @RequestParam String role,
            RequestUser visitor,
            RedirectAttributes told) {
        return code(visitor, told, name, by -> users.add(name, fullName, Role.of(role), by));
    }

    @PostMapping("/users/{name}/code")
    String code(@PathVariable String name, RequestUser visitor, RedirectAttributes told) {
        return code(visitor, told, name, by -> users.createCode(name, by));
    }

    @PostMapping("/users/{name}/role")
    String role(@PathVariable String name, @RequestParam String role, RequestUser visitor, RedirectAttributes told) {
        return FormResult.run(
                visitor, told, BACK, "console.users.role-changed", by -> users.changeRole(name, Role.of(role), by));
    }

    @PostMapping("/users/{name}/disable")
    String disable(@PathVariable String name, RequestUser visitor, RedirectAttributes told) {
        return FormResult.run(visitor, told, BACK, "console.users.disabled-now", by -> users.disable(name, by));
    }

    @PostMapping("/users/{name}/enable")
    String enable(@PathVariable String name, RequestUser visitor, RedirectAttributes told) {
        return FormResult.run(visitor, told, BACK, "console.users.enabled-now", by -> users.enable(name, by));
    }

    /** The code is shown once, on the page that follows. */
    private static String code(
            RequestUser visitor, RedirectAttributes told, String name, Function<Actor, String> make) {
        try {
            told.addFlashAttribute("code", make.apply(visitor.actor()));
            told.addFlashAttribute("codeOf", name);
        } catch (Problem problem) {
            FormResult.report(problem, visitor, told);
        }
        return BACK;
    }
}
