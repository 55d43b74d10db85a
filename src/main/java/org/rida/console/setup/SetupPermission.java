package org.rida.console.setup;

import org.rida.access.Role;
import org.rida.console.RequestUser;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who may describe files of an unknown layout: administrators, and quality officers where a setting says so. */
@Component
public class SetupPermission {

    private final Role least;

    SetupPermission(@Value("${rida.setup.quality-officers}") boolean officers) {
        this.least = officers ? Role.QUALITY : Role.ADMINISTRATOR;
    }

    public boolean isAllowed(RequestUser user) {
        return user.may(least);
    }
}
