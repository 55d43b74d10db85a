package org.rida.console.setup;

import org.rida.access.Role;
import org.rida.console.RequestUser;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What administrators may do, and quality officers where a setting says so: describe files of an unknown layout, and correct rejected
 * rows for good.
 */
@Component
public class SetupPermission {

    private final Role least;
    private final Role leastForCorrections;

    SetupPermission(
            @Value("${rida.setup.quality-officers}") boolean officers,
            @Value("${rida.corrections.quality-officers}") boolean officersCorrect) {
        this.least = least(officers);
        this.leastForCorrections = least(officersCorrect);
    }

    private static Role least(boolean officers) {
        return officers ? Role.QUALITY : Role.ADMINISTRATOR;
    }

    public boolean isAllowed(RequestUser user) {
        return user.may(least);
    }

    /** Whether what the user says of a word becomes part of the mapping, and corrections make drafts again. */
    public boolean mayCorrectForGood(RequestUser user) {
        return user.may(leastForCorrections);
    }
}
