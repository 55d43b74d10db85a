package org.rida.report.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRFrame;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;
import org.rida.wording.Language;

/** The templates of {@code reports/style}, compiled once for each language and each shape of a table. */
final class Templates {

    /** Height of the footer in {@code page.jrxml}. */
    static final int FOOTER = 28;

    private static final String ENDING = ".jrxml";

    private record Key(String name, Language language, List<Copy> copies) {}

    private final Path folder;
    private final JasperReportsContext context;
    private final Map<Key, JasperReport> compiled = new ConcurrentHashMap<>();

    Templates(Path folder, JasperReportsContext context) {
        this.folder = folder;
        this.context = context;
    }

    JasperReport of(String name, Language language) {
        return of(name, language, List.of());
    }

    /** @param copies what stands in place of the template's prototype frames */
    JasperReport of(String name, Language language, List<Copy> copies) {
        return compiled.computeIfAbsent(new Key(name, language, copies), this::compile);
    }

    /** Of every template in the folder what its compiler says; empty when all are well. */
    List<String> problems() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .sorted()
                    .flatMap(name -> problem(name.substring(0, name.length() - ENDING.length())).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> problem(String name) {
        try {
            of(name, Language.AR);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private JasperReport compile(Key key) {
        Path file = folder.resolve(key.name() + ENDING);
        try {
            JasperDesign design = JRXmlLoader.load(context, file.toFile());
            takeInStyles(design);
            if (!key.copies().isEmpty()) {
                new Copies(design, key.copies()).make();
            }
            if (key.language().rightToLeft()) {
                Slack.reserve(design);
            } else {
                Mirror.flip(design);
            }
            return JasperCompileManager.getInstance(context).compile(design);
        } catch (JRException e) {
            throw new IllegalStateException("template " + file + ": " + e.getMessage(), e);
        }
    }

    /** Styles are taken into the design rather than looked up while filling, so that they can be mirrored with it. */
    private void takeInStyles(JasperDesign design) throws JRException {
        List.copyOf(design.getTemplatesList()).forEach(design::removeTemplate);
        var styles = JRXmlTemplateLoader.getInstance(context)
                .loadTemplate(folder.resolve("style.jrtx").toFile());
        for (JRStyle style : styles.getStyles()) {
            design.addStyle(style);
        }
        for (var band : Bands.of(design)) {
            for (JRElement element : band.getElements()) {
                dress(element, design);
            }
        }
    }

    private static void dress(JRElement element, JasperDesign design) {
        String name = element.getStyleNameReference();
        if (name != null) {
            JRStyle style = design.getStylesMap().get(name);
            if (style == null) {
                throw new IllegalStateException(
                        "template " + design.getName() + ": expected a style of style.jrtx, found \"" + name + "\"");
            }
            ((JRDesignElement) element).setStyleNameReference(null);
            ((JRDesignElement) element).setStyle(style);
        }
        if (element instanceof JRFrame frame) {
            for (JRElement inside : frame.getElements()) {
                dress(inside, design);
            }
        }
    }
}
