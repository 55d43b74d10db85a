package org.rida.console.reports;

import org.rida.access.OfficerPermissions;
import org.rida.access.OfficerPermissions.Permission;
import org.rida.console.RequestUser;
import org.springframework.stereotype.Component;

/** Who may draft a month that is due: administrators, and quality officers where a setting says so. */
@Component
class DraftPermission {

    private final OfficerPermissions permissions;

    DraftPermission(OfficerPermissions permissions) {
        this.permissions = permissions;
    }

    boolean isAllowed(RequestUser user) {
        return user.may(permissions.least(Permission.DRAFTS));
    }
}
