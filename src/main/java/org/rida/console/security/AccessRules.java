package org.rida.console.security;

import org.rida.access.OfficerPermissions;
import org.rida.access.OfficerPermissions.Permission;
import org.rida.access.Role;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * The role that each address requires. Addresses that are not listed are denied to everybody. The board sees issued
 * reports, quality officers also figures, drafts and rejected rows, administrators everything. A test opens every address
 * of every controller with every role, so that a new page without an entry here fails.
 */
final class AccessRules {

    /** Open without log-in: log-in pages, static resources, health check. */
    private static final String[] EVERYBODY = {
        "/login", "/activate", "/assets/**", "/error", "/actuator/health", "/actuator/health/readiness"
    };

    private static final String[] BOARD = {
        "/",
        "/reports/*",
        "/reports/*/*",
        "/logout",
        "/undo",
        "/account",
        "/account/**",
        "/webauthn/register",
        "/webauthn/register/options",
        "/help",
        "/help/*"
    };

    private static final String[] QUALITY = {
        "/trends",
        "/trends.xlsx",
        "/trends.csv",
        "/turnaround",
        "/turnaround.xlsx",
        "/turnaround.csv",
        "/what-if",
        "/respondents",
        "/sampling",
        "/sampling/**",
        "/comments",
        "/comments.xlsx",
        "/comments.csv",
        "/requests",
        "/watch",
        "/watch.xlsx",
        "/watch.csv",
        "/rejected",
        "/rejected/**",
        "/actions",
        "/actions/**",
        "/follow-ups",
        "/follow-ups/**",
        "/rebases",
        "/rebases/**",
        "/views",
        "/views/**",
        "/notes",
        "/notes/**",
        "/drafts",
        "/drafts/**",
        "/lineage",
        "/lineage.xlsx",
        "/lineage.csv",
        "/files",
        "/files.xlsx",
        "/files.csv",
        "/files/**"
    };

    /** Below pages of others, so that their rule comes first. */
    private static final String[] ADMINISTRATOR_ON_PAGES_OF_OTHERS = {"/files/*/withdraw"};

    private static final String[] ADMINISTRATOR = {
        "/jobs",
        "/jobs/**",
        "/runs",
        "/runs.xlsx",
        "/runs.csv",
        "/runs/**",
        "/users",
        "/users/**",
        "/audit",
        "/audit.xlsx",
        "/audit.csv",
        "/persons",
        "/persons/**",
        "/processing",
        "/settings",
        "/settings/permissions",
        "/charity",
        "/charity/demonstration",
        "/charity/promise",
        "/recipients",
        "/charity/version",
        "/charity/version/withdraw",
        "/questions",
        "/questions/*/delete",
        "/themes",
        "/themes/**",
        "/rules",
        "/rules/check",
        "/rules/change",
        "/messages",
        "/messages/**",
        "/health",
        "/actuator/**"
    };

    /** For administrators; for quality officers as well where the settings allow it. */
    private static final String[] SETUP = {"/setup", "/setup/**"};

    /** As {@link #SETUP}, by a setting of its own. */
    private static final String[] DRAFTING = {"/drafts/due/**", "/drafts/runs/**"};

    private static final String[] BOARD_API = {"/api/v1/openapi", "/api/v1/reports", "/api/v1/reports/**"};

    private static final String[] QUALITY_API = {"/api/v1/figures"};

    private static final String[] ADMINISTRATOR_API = {
        "/api/v1/jobs", "/api/v1/jobs/**", "/api/v1/runs", "/api/v1/runs/**"
    };

    private AccessRules() {}

    /**
     * The rules of the pages. The last rule denies what no other names, so a forgotten page is closed rather than open.
     *
     * @param permissions of quality officers, as they are at each request
     */
    static void configurePages(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            OfficerPermissions permissions) {
        requests.requestMatchers(SETUP).access(allowed(permissions, Permission.SETUP));
        requests.requestMatchers(DRAFTING).access(allowed(permissions, Permission.DRAFTS));
        requests.requestMatchers(EVERYBODY).permitAll();
        open(requests, ADMINISTRATOR_ON_PAGES_OF_OTHERS, Role.ADMINISTRATOR);
        open(requests, BOARD, Role.BOARD);
        open(requests, QUALITY, Role.QUALITY);
        open(requests, ADMINISTRATOR, Role.ADMINISTRATOR);
        requests.requestMatchers(HttpMethod.TRACE).denyAll();
        requests.anyRequest().denyAll();
    }

    private static AuthorizationManager<RequestAuthorizationContext> allowed(
            OfficerPermissions permissions, Permission permission) {
        return (who, request) -> AuthorityAuthorizationManager.<RequestAuthorizationContext>hasRole(
                        permissions.least(permission).name())
                .authorize(who, request);
    }

    /**
     * The rules of the API. Roles are those of the token's owner at the time of the request, not of the time when the token
     * was made.
     */
    static void configureApi(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        open(requests, BOARD_API, Role.BOARD);
        open(requests, QUALITY_API, Role.QUALITY);
        open(requests, ADMINISTRATOR_API, Role.ADMINISTRATOR);
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
