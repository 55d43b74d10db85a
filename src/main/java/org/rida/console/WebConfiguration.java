package org.rida.console;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Static resources, arguments of controllers and the language of requests. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final Duration CACHE_MAX_AGE = Duration.ofDays(365);

    private final RequestUserResolver requestUsers;

    WebConfiguration(RequestUserResolver requestUsers) {
        this.requestUsers = requestUsers;
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
    }
}
