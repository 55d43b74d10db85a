package org.rida.console.security;

import org.rida.access.Role;













import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Which role each address asks for. An address that stands nowhere here is closed to everybody. */
final class AccessRules {

    /** For strangers too: the way in, and what the pages are drawn with. */
    private static final String[] EVERYBODY = {"/login", "/activate", "/assets/**", "/error", "/actuator/health"};

    private static final String[] BOARD = {"/", "/reports/*", "/reports/*/*", "/logout", "/account", "/account/**"};

    private static final String[] QUALITY = {
        "/trends",
        "/trends.xlsx",
        "/trends.csv",
        "/turnaround",
        "/turnaround.xlsx",
        "/turnaround.csv",
        "/comments",
        "/comments.xlsx",
        "/comments.csv",
        "/watch",
        "/watch.xlsx",
        "/watch.csv",
        "/rejected",
        "/rejected/**",
        "/actions",
        "/actions/**",
        "/rebases",
        "/rebases/**",
        "/drafts",
        "/drafts/**",
        "/lineage",
        "/lineage.xlsx",
        "/lineage.csv",
        "/files",
        "/files/**"
    };

    private static final String[] ADMINISTRATOR = {
        "/jobs",
        "/jobs/**",
        "/runs",
        "/runs/**",
        "/users",
        "/users/**",
        "/audit",
        "/rules",
        "/rules/check",
        "/rules/change",
        "/messages",
        "/messages/**",
        "/health",
        "/actuator/**"
    };

    private static final String[] BOARD_PROGRAMS = {"/api/v1/openapi", "/api/v1/reports", "/api/v1/reports/**"};

    private static final String[] QUALITY_PROGRAMS = {"/api/v1/figures"};

    private static final String[] ADMINISTRATOR_PROGRAMS = {
        "/api/v1/jobs", "/api/v1/jobs/**", "/api/v1/runs", "/api/v1/runs/**"
    };

    private AccessRules() {}

    static void configure(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(EVERYBODY).permitAll();
        open(requests, BOARD, Role.BOARD);
        open(requests, QUALITY, Role.QUALITY);
        open(requests, ADMINISTRATOR, Role.ADMINISTRATOR);
        requests.requestMatchers(HttpMethod.TRACE).denyAll();
        requests.anyRequest().denyAll();
    }

    /** The same for programs. */
    static void ofPrograms(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        open(requests, BOARD_PROGRAMS, Role.BOARD);
        open(requests, QUALITY_PROGRAMS, Role.QUALITY);
        open(requests, ADMINISTRATOR_PROGRAMS, Role.ADMINISTRATOR);
        requests.anyRequest().denyAll();
    }

    private static void open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            String[] addresses,
            Role role) {
        if (addresses.length > 0) {
            requests.requestMatchers(addresses).hasRole(role.name());
        }
    }
}
