package org.rida.console;

import org.rida.access.LogIn;
import org.rida.access.Person;




import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Writes down that somebody left. */
@Component
class LogOutNote implements LogoutHandler {

    private final LogIn logIn;

    LogOutNote(LogIn logIn) {
        this.logIn = logIn;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication present) {
        if (present != null && present.getPrincipal() instanceof Person person) {
            logIn.loggedOut(person, request.getRemoteAddr());
        }
    }
}
