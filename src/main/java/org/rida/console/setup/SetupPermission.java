package org.rida.console.setup;

import org.rida.access.OfficerPermissions;
import org.rida.access.OfficerPermissions.Permission;
import org.rida.console.RequestUser;
import org.springframework.stereotype.Component;

/**
 * What administrators may do, and quality officers where a setting says so: describe files of an unknown layout, and correct rejected
 * rows for good.
 */
@Component
public class SetupPermission {

    private final OfficerPermissions permissions;

    SetupPermission(OfficerPermissions permissions) {
        this.permissions = permissions;
    }

    public boolean isAllowed(RequestUser user) {
        return user.may(permissions.least(Permission.SETUP));
    }

    /** Whether what the user says of a word becomes part of the mapping, and corrections make drafts again. */
    public boolean mayCorrectForGood(RequestUser user) {
        return user.may(permissions.least(Permission.CORRECTIONS));
    }
}
