package org.rida.console.security;

import java.util.Arrays;
import java.util.List;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Converts users and roles to those of Spring Security. */
final class SpringAuthorities {

    private SpringAuthorities() {}

    /** @return an authenticated user without credentials: the password is not kept in the session */
    static Authentication authentication(SessionUser person) {
        return UsernamePasswordAuthenticationToken.authenticated(person, null, roles(person.role()));
    }

    /** The role and all roles that it includes. */
    static List<GrantedAuthority> roles(Role role) {
        return Arrays.stream(Role.values())
                .filter(role::includes)
                .map(r -> (GrantedAuthority) new SimpleGrantedAuthority("ROLE_" + r.name()))
                .toList();
    }
}
