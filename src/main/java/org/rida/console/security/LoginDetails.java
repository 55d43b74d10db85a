package org.rida.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a log-in comes from: address and browser. */
final class LoginDetails extends WebAuthenticationDetails {

    private final transient List<String> keptDevices;

    LoginDetails(HttpServletRequest request) {
        super(request);
        keptDevices = DeviceCookies.kept(request);
    }

    /** @return what the browser keeps of log-ins before */
    List<String> keptDevices() {
        return keptDevices;
    }
}
