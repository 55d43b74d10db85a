package org.rida.report.render.html;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** The numbers beneath a chart are one table, {@code numbers.html}, in a report and on a page of the console. */
@Configuration(proxyBeanMethods = false)
class NumberTables {

    /** For the pages of the console, before their own templates. */
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
