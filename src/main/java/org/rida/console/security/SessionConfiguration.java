package org.rida.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Sessions in the database, so that every process knows them and a restart ends none. Spring Session deletes expired ones every
 * minute.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SessionConfiguration {

    /** Requests of one browser run at the same time, so an attribute may be there by the time that it is stored. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionRows() {
        var upsert = new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
        return sessions -> {
            upsert.customize(sessions);
            sessions.setConversionService(SessionAttributes.conversion());
        };
    }

    /** The repository and the cookies are created after the server to which the valve belongs. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> anonymousBodies(
            ObjectProvider<JdbcIndexedSessionRepository> sessions, ObjectProvider<CookieSerializer> cookies) {
        Predicate<HttpServletRequest> isLoggedIn = request ->
                cookies.getObject().readCookieValues(request).stream().anyMatch(id -> isLoggedIn(sessions, id));
        return tomcat -> tomcat.addEngineValves(new AnonymousBodyValve(isLoggedIn));
    }

    private static boolean isLoggedIn(ObjectProvider<JdbcIndexedSessionRepository> sessions, String id) {
        Session session = sessions.getObject().findById(id);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }
}
