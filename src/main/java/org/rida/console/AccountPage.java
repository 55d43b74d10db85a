package org.rida.console;

import org.rida.access.Users;
import org.rida.wording.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account. */
@Controller
class AccountPage {

    private final Users users;

    AccountPage(Users users) {
        this.users = users;
    }

    @GetMapping("/account")
    String account() {
        return "account";
    }

    /** Ends all sessions of the account, this one too: whoever else knew the old password is out. */
    @PostMapping("/account/password")
    String password(
            @RequestParam String present,
            @RequestParam String password,
            @RequestParam String again,
            Visitor visitor,
            RedirectAttributes told) {
        try {
            if (!password.equals(again)) {
                throw Problem.of("problem.password-again");
            }
            users.changePassword(visitor.me(), present, password, visitor.actor());
            return "redirect:/login?chosen";
        } catch (Problem problem) {
            Done.tell(problem, visitor, told);
            return "redirect:/account";
        }
    }
}
