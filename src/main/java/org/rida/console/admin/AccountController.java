package org.rida.console.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.rida.access.ApiTokens;
import org.rida.access.Passkeys;
import org.rida.access.Users;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.console.security.DeviceCookies;
import org.rida.console.security.LoginProviders;
import org.rida.console.security.PasskeyLogin;
import org.rida.i18n.Problem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The account of the current user: password and API tokens. Each action is for the account of the session; no parameter
 * names another one.
 */
@Controller
@ConditionalOnWebApplication
class AccountController {

    private static final String BACK = "redirect:/account";

    private final Users users;
    private final ApiTokens tokens;
    private final LoginProviders providers;
    private final DeviceCookies devices;
    private final Passkeys passkeys;
    private final PasskeyLogin passkeyLogin;

    AccountController(
            Users users,
            ApiTokens tokens,
            LoginProviders providers,
            DeviceCookies devices,
            Passkeys passkeys,
            PasskeyLogin passkeyLogin) {
        this.passkeys = passkeys;
        this.passkeyLogin = passkeyLogin;
        this.users = users;
        this.tokens = tokens;
        this.providers = providers;
        this.devices = devices;
    }

    /** Tokens are listed without their secret, which is stored as a hash only. */
    @GetMapping("/account")
    String account(RequestUser user, HttpServletRequest request, Model model) {
        model.addAttribute("passkeys", passkeys.list(user.me()));
        model.addAttribute("addsPasskeys", passkeyLogin.isOffered(request));
        model.addAttribute("tokens", tokens.list(user.me()));
        model.addAttribute("providers", providers.links());
        return "account";
    }

    /**
     * Creates a token. It is shown once, on the page that follows.
     *
     * @param days lifetime of the token; {@link ApiTokens} checks its range
     */
    @PostMapping("/account/tokens")
    String token(@RequestParam String name, @RequestParam int days, RequestUser user, RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute("token", tokens.create(user.me(), name, Duration.ofDays(days), user.actor()));
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return BACK;
    }

    /** A token of another user is not found, whatever its number. */
    @PostMapping("/account/tokens/{token:\\d+}/revoke")
    String revoke(@PathVariable long token, RequestUser user, HttpServletRequest form, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "console.account.token-revoked", actor -> {
            Confirmation.require(form);
            tokens.revoke(user.me(), token, actor);
        });
    }

    /** Nobody can log in with it any more; sessions that began with it go on. */
    @PostMapping("/account/passkeys/{passkey:[\\w-]+}/remove")
    String remove(
            @PathVariable String passkey, RequestUser user, HttpServletRequest form, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "console.account.passkey-removed", actor -> {
            Confirmation.require(form);
            passkeys.remove(user.me(), passkey, actor);
        });
    }

    /**
     * Ends all sessions of the account, including the current one, so that nobody who knew the old password stays logged
     * in. This browser stays known.
     *
     * @param present the current password: an unattended session is not enough to change it
     * @param again repeated, against typing errors
     */
    @PostMapping("/account/password")
    String password(
            @RequestParam String present,
            @RequestParam String password,
            @RequestParam String again,
            RequestUser user,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            if (!password.equals(again)) {
                throw Problem.of("problem.password-again");
            }
            users.changePassword(user.me(), present, password, user.actor());
            devices.remember(user.me().id(), request, response);
            return "redirect:/login?activated";
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return BACK;
        }
    }
}
