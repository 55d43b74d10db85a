package org.rida.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import org.rida.report.FigureSet;
import org.rida.report.Renderer;
import org.rida.wording.Language;
import org.rida.wording.Wording;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Draws a figure set as the accessible edition: one file without scripts and without anything from elsewhere, real headings
 * and tables, charts as SVG with their words and their numbers beside them. The same figure set gives the same bytes.
 */
@Component
final class HtmlRenderer implements Renderer {

    private static final String PLACE = "org/rida/report/html/";

    private final TemplateEngine engine = engine();
    private final String style = resource("report.css");

    @Override
    public String format() {
        return "html";
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        Wording wording = new Wording(language, figures.digits());
        Map<String, Object> variables = Map.of(
                "figures", figures,
                "language", language,
                "style", style,
                "say", new Phrases(wording),
                "draw", new Drawings(wording));
        write(engine.process("report", new Context(Locale.ROOT, variables)), target);
    }

    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(HtmlRenderer.class.getClassLoader());
        resolver.setPrefix(PLACE);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    private static String resource(String name) {
        try (InputStream in = HtmlRenderer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("expected " + PLACE + name + " on the class path, found nothing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String page, Path target) {
        try {
            Path folder = target.toAbsolutePath().getParent();
            Path unfinished = Files.createTempFile(folder, String.valueOf(target.getFileName()), ".part");
            try {
                Files.writeString(unfinished, page);
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }
}
