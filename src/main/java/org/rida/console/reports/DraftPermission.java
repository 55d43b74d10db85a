package org.rida.console.reports;

import org.rida.access.Role;
import org.rida.console.RequestUser;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who may draft a month that is due: administrators, and quality officers where a setting says so. */
@Component
class DraftPermission {

    private final Role least;

    DraftPermission(@Value("${rida.drafts.quality-officers}") boolean officers) {
        this.least = officers ? Role.QUALITY : Role.ADMINISTRATOR;
    }

    boolean isAllowed(RequestUser user) {
        return user.may(least);
    }
}
