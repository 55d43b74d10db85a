package org.rida.console;

import org.rida.access.Welcome;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in. What is typed here is taken by Spring Security. */
@Controller
class LogInPage {

    private final Welcome welcome;

    LogInPage(Welcome welcome) {
        this.welcome = welcome;
    }

    @GetMapping("/login")
    String logIn(
            @RequestParam(required = false) String refused,
            @RequestParam(required = false) String throttled,
            @RequestParam(required = false) String left,
            @RequestParam(required = false) String chosen,
            Model model) {
        model.addAttribute("refused", refused != null);
        model.addAttribute("throttled", throttled != null);
        model.addAttribute("left", left != null);
        model.addAttribute("chosen", chosen != null);
        model.addAttribute("setUp", welcome.isSetUp());
        return "login";
    }
}
