package org.rida.report.render.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.rida.i18n.Language;

/** The templates of {@code reports/style}, compiled once for each language and each shape of a table. */
final class Templates {

    /** Height of the footer in {@code page.jrxml}. */
    private static final int FOOTER = 28;

    private static final String ENDING = ".jrxml";

    /**
     * What a compiled template depends on.
     *
     * @param copies in place of its prototype frames
     * @param dense whether it is set more closely
     */
    private record TemplateKey(String name, Language language, List<PrototypeCopy> copies, boolean dense) {}

    private final Path folder;
    private final JasperReportsContext context;
    private final SharedStyles styles;
    private final TemplateChecks checks;
    private final Map<TemplateKey, JasperReport> compiled;
    private final ClassLoader compilerClasses;
    private final boolean dense;

    Templates(Path folder, JasperReportsContext context) {
        this.folder = folder;
        this.context = context;
        this.styles = new SharedStyles(folder, context);
        this.checks = new TemplateChecks(context, styles);
        this.compiled = new ConcurrentHashMap<>();
        this.compilerClasses = new CompilerClassPath();
        this.dense = false;
    }

    private Templates(Templates others, boolean dense) {
        this.folder = others.folder;
        this.context = others.context;
        this.styles = others.styles;
        this.checks = others.checks;
        this.compiled = others.compiled;
        this.compilerClasses = others.compilerClasses;
        this.dense = dense;
    }

    /** The same templates, set more closely. */
    Templates dense() {
        return new Templates(this, true);
    }

    /** Where the footer begins: templates name the page's margin and its band. */
    static int footer(JasperPrint print) {
        return print.getPageHeight() - print.getBottomMargin() - FOOTER;
    }

    JasperReport compile(String name, Language language) {
        return compile(name, language, List.of());
    }

    /** @param copies what stands in place of the template's prototype frames */
    JasperReport compile(String name, Language language, List<PrototypeCopy> copies) {
        return compiled.computeIfAbsent(new TemplateKey(name, language, copies, dense), this::compile);
    }

    /** Of every template in the folder all that is wrong; empty when all are well. */
    List<String> problems() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .sorted()
                    .flatMap(name -> checks.problems(folder.resolve(name)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Styles first, then copies, then the closer setting; the mirror last, as it turns round all that the others have
     * placed.
     *
     * @throws IllegalStateException naming the template and what is wrong with it
     */
    private JasperReport compile(TemplateKey key) {
        Path file = folder.resolve(key.name() + ENDING);
        try {
            JasperDesign design = JRXmlLoader.load(context, file.toFile());
            styles.into(design, name -> {
                throw new IllegalStateException(
                        "template " + file + ": expected a style of " + SharedStyles.FILE + ", found \"" + name + "\"");
            });
            if (!key.copies().isEmpty()) {
                new PrototypeCopies(design, key.copies()).make();
            }
            if (key.dense()) {
                DenseSetting.apply(design);
            }
            if (!key.language().rightToLeft()) {
                LtrMirror.flip(design);
            }
            return compile(design);
        } catch (JRException e) {
            throw new IllegalStateException("template " + file + ": " + e.getMessage(), e);
        }
    }

    /** Jasper's compiler reads class files by the loader of the thread's context. */
    private JasperReport compile(JasperDesign design) throws JRException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(compilerClasses);
        try {
            return JasperCompileManager.getInstance(context).compile(design);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
