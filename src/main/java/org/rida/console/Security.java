package org.rida.console;

import java.time.Duration;
import java.time.InstantSource;
import org.rida.access.Tokens;
import org.rida.access.Users;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** How one gets in, and stays in. Where one may go, {@link Doors} says; what every answer carries, {@link Headers}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Security {

    /** Programs: a token with every request, no session, so nothing that another site could send in somebody's name. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, Tokens tokens, ApiRefusal refusal) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(Doors::ofPrograms)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.defaultsDisabled().cacheControl(cache -> {}))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .addFilterBefore(new TokenFilter(tokens), AuthorizationFilter.class)
                .build();
    }

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            LogOutNote logOutNote,
            Users users,
            InstantSource time,
            ObjectProvider<ClientRegistrationRepository> elsewhere,
            Vouched vouched,
            @Value("${rida.session.longest}") Duration longest)
            throws Exception {
        if (elsewhere.getIfAvailable() != null) {
            http.oauth2Login(
                    login -> login.loginPage("/login").successHandler(vouched).failureHandler(refusal()));
        }
        // as its only bean the provider is asked by the parent manager already: here it would look at each wrong
        // password twice
        return http.authorizeHttpRequests(Doors::of)
                .formLogin(form -> form.loginPage("/login").failureHandler(refusal()))
                .logout(out -> out.addLogoutHandler(logOutNote).logoutSuccessUrl("/login?left"))
                .headers(headers -> headers.defaultsDisabled().cacheControl(cache -> {}))
                .httpBasic(basic -> basic.disable())
                .addFilterBefore(new SessionEnd(users, time, longest), AuthorizationFilter.class)
                .build();
    }

    private static AuthenticationFailureHandler refusal() {
        return (request, response, why) -> response.sendRedirect(
                request.getContextPath() + "/login?" + (why instanceof LockedException ? "throttled" : "refused"));
    }
}
