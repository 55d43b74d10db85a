package org.rida.report.render.html;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Makes {@code numbers.html}, the tables of a chart's numbers, available to the console as well as to reports. */
@Configuration(proxyBeanMethods = false)
class NumberTables {

    /** Resolver for the console, asked before that of its own templates and only for {@code numbers}. */
    @Bean
    ITemplateResolver numberTablesOfPages() {
        ClassLoaderTemplateResolver resolver = templates();
        resolver.setOrder(1);
        resolver.setResolvablePatterns(Set.of("numbers"));
        return resolver;
    }

    static ClassLoaderTemplateResolver templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(NumberTables.class.getClassLoader());
        resolver.setPrefix(HtmlPages.RESOURCE_FOLDER);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }
}
