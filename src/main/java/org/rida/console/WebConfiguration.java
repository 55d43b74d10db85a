package org.rida.console;

import java.time.Duration;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Static resources, arguments of controllers and the language of requests. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final Duration CACHE_MAX_AGE = Duration.ofDays(365);

    /** Languages that a browser may accept: more than fit into its header. Beyond it Tomcat answers nothing but 500. */
    private static final int MAX_LANGUAGES = 10_000;

    private final RequestUserResolver requestUsers;
    private final JsonMapper json;

    WebConfiguration(RequestUserResolver requestUsers, JsonMapper json) {
        this.requestUsers = requestUsers;
        this.json = json;
    }

    @Bean
    @ConditionalOnWebApplication
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverErrors() {
        return tomcat -> {
            tomcat.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(ServerErrorValve.class.getName()));
            tomcat.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MAX_LANGUAGES));
        };
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        StaticAssets.locations().forEach(location -> registry.addResourceHandler(location.getKey() + "**")
                .addResourceLocations("classpath:/" + location.getValue())
                .setCacheControl(
                        CacheControl.maxAge(CACHE_MAX_AGE).cachePublic().immutable()));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(requestUsers);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LocaleInterceptor());
        registry.addInterceptor(new ShownOnce());
        registry.addInterceptor(new ApiParametersInterceptor()).addPathPatterns("/api/**");
    }

    /** Refuses fields that a body does not have, since a misspelt one would do nothing, silently; and strings that are no text. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json.rebuild()
                .addModule(new SimpleModule().addDeserializer(String.class, new TextDeserializer()))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()));
    }
}
