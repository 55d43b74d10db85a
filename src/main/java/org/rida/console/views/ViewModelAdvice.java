package org.rida.console.views;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.access.Role;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** Adds to pages that can be saved the address for the form that saves them, and what of it no longer exists. */
@ControllerAdvice
class ViewModelAdvice {

    private final ViewCheck check;

    ViewModelAdvice(ViewCheck check) {
        this.check = check;
    }

    /** Runs before each controller method that returns a page. */
    @ModelAttribute
    void addAttributes(HttpServletRequest request, RequestUser user, Model model) {
        if (request.getMethod().equals("GET")
                && SavedPage.ofPath(request.getRequestURI()).isPresent()
                && user.may(Role.QUALITY)) {
            model.addAttribute("viewAddress", address(request));
            model.addAttribute(
                    "viewHasMonths",
                    SavedPage.ofPath(request.getRequestURI())
                            .filter(SavedPage::hasMonths)
                            .isPresent());
            model.addAttribute("viewUnknown", new LazyContextVariable<String>() {
                @Override
                protected String loadValue() {
                    return parsed(request).map(check::unknown).orElse("");
                }
            });
        }
    }

    private static Optional<ViewAddress> parsed(HttpServletRequest request) {
        try {
            return Optional.of(ViewAddress.parse(address(request)));
        } catch (Problem personal) {
            return Optional.empty();
        }
    }

    private static String address(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
