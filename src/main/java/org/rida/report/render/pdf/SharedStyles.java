package org.rida.report.render.pdf;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRFrame;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignStyle;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;

/** The styles of all templates: taken into each design rather than looked up while filling, so that they can be mirrored with it. */
final class SharedStyles {

    static final String FILE = "style.jrtx";

    private final Path file;
    private final JasperReportsContext context;

    SharedStyles(Path folder, JasperReportsContext context) {
        this.file = folder.resolve(FILE);
        this.context = context;
    }

    /** @param unknown is told each style that an element asks for and that is not there; the element then has none */
    void into(JasperDesign design, Consumer<String> unknown) throws JRException {
        List.copyOf(design.getTemplatesList()).forEach(design::removeTemplate);
        for (JRStyle style : JRXmlTemplateLoader.getInstance(context)
                .loadTemplate(file.toFile())
                .getStyles()) {
            inherit((JRDesignStyle) style, design);
            design.addStyle(style);
        }
        for (var band : Bands.list(design)) {
            for (JRElement element : band.getElements()) {
                dress(element, design, unknown);
            }
        }
    }

    /** A style stands behind its parent in the file. Unresolved, a design answers with Jasper's defaults, not with the parent's values. */
    private static void inherit(JRDesignStyle style, JasperDesign design) {
        JRStyle parent = design.getStylesMap().get(style.getStyleNameReference());
        if (parent != null) {
            style.setParentStyleNameReference(null);
            style.setParentStyle(parent);
        }
    }

    private static void dress(JRElement element, JasperDesign design, Consumer<String> unknown) {
        String name = element.getStyleNameReference();
        if (name != null) {
            JRStyle style = design.getStylesMap().get(name);
            if (style == null) {
                unknown.accept(name);
            }
            ((JRDesignElement) element).setStyleNameReference(null);
            ((JRDesignElement) element).setStyle(style);
        }
        if (element instanceof JRFrame frame) {
            for (JRElement inside : frame.getElements()) {
                dress(inside, design, unknown);
            }
        }
    }
}
