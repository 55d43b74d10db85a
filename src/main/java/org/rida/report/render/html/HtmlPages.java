package org.rida.report.render.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.rida.io.AtomicFile;
import org.rida.palette.Palette;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Fills the templates of self-contained pages: style embedded, no external resources. */
@Component
final class HtmlPages {

    /** Folder of templates and style on the class path. */
    static final String RESOURCE_FOLDER = "org/rida/report/render/html/";

    private final TemplateEngine engine = engine();
    private final String style = Palette.css() + resource("report.css");

    /**
     * Writes a page completely or not at all.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    void write(String template, Map<String, Object> variables, Path target) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("style", style);
        write(engine.process(template, new Context(Locale.ROOT, all)), target);
    }

    private static TemplateEngine engine() {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(NumberTables.templates());
        return engine;
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "expected " + RESOURCE_FOLDER + name + " on the class path, found nothing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String page, Path target) {
        try (AtomicFile file = AtomicFile.ownerOnly(target)) {
            Files.writeString(file.unfinished(), page);
            file.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }
}
