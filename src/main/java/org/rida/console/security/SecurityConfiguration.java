package org.rida.console.security;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.rida.access.ApiTokens;
import org.rida.access.OfficerPermissions;
import org.rida.access.OrganizationNames;
import org.rida.access.Users;
import org.rida.console.ApiErrorHandler;
import org.rida.i18n.Problem;
import org.rida.policy.Policy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Authentication. Sessions are stored as {@link SessionConfiguration} says, authorization is in {@link AccessRules}, response headers are in {@link
 * SecurityHeadersFilter}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** @throws Problem for the strategy that believes the headers of everybody, not of configured proxies only */
    SecurityConfiguration(@Value("${server.forward-headers-strategy:}") String forwardedHeaders) {
        if (forwardedHeaders.equalsIgnoreCase("framework")) {
            throw Problem.of("problem.forwarded-headers", "found", forwardedHeaders);
        }
    }

    /** Passwords are chosen in the console only. */
    @Bean
    OrganizationNames organizationNames(Policy policy) {
        return () -> List.of(
                policy.association().name().ar(), policy.association().name().en());
    }

    /**
     * The API: a token in each request and no session, so CSRF protection is unnecessary. Cross-site requests carry no
     * token, since a browser does not send it by itself.
     */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ApiTokens tokens, ApiErrorHandler errorHandler) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(AccessRules::configureApi)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.defaultsDisabled().cacheControl(cache -> {}))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(errorHandler).accessDeniedHandler(errorHandler))
                .addFilterBefore(new ApiTokenFilter(tokens), AuthorizationFilter.class)
                .build();
    }

    /**
     * The pages: log-in by form or provider, a session, CSRF protection of all forms. Log-ins with a provider are
     * configured only if there is one, because the login page would otherwise link to nothing.
     */
    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            LogoutAuditHandler logoutAudit,
            Users users,
            InstantSource time,
            ObjectProvider<ClientRegistrationRepository> registrations,
            OidcLoginSuccessHandler oidcSuccess,
            LoginResultHandler loginResult,
            RequestedPage requestedPage,
            PasskeyLogin passkeys,
            OfficerPermissions permissions,
            @Value("${rida.session.max-lifetime}") Duration maxLifetime)
            throws Exception {
        if (registrations.getIfAvailable() != null) {
            http.oauth2Login(login ->
                    login.loginPage("/login").successHandler(oidcSuccess).failureHandler(loginResult));
        }
        passkeys.configure(http);
        // the parent manager already uses the provider, as it is the only such bean: adding it here would check each
        // wrong password twice
        return http.authorizeHttpRequests(requests -> AccessRules.configurePages(requests, permissions))
                .formLogin(form -> form.loginPage("/login")
                        .authenticationDetailsSource(LoginDetails::new)
                        .successHandler(loginResult)
                        .failureHandler(loginResult))
                .logout(logout -> logout.addLogoutHandler(logoutAudit).logoutSuccessUrl("/login?logout"))
                .exceptionHandling(refused -> refused.accessDeniedHandler(new StaleFormHandler()))
                .headers(headers -> headers.defaultsDisabled().cacheControl(cache -> {}))
                .httpBasic(basic -> basic.disable())
                .requestCache(cache -> cache.requestCache(requestedPage))
                .addFilterBefore(new SessionValidityFilter(users, time, maxLifetime), AuthorizationFilter.class)
                .build();
    }
}
