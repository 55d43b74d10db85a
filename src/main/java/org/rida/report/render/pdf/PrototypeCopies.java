package org.rida.report.render.pdf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRExpression;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignFrame;
import net.sf.jasperreports.engine.design.JRDesignImage;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import org.jspecify.annotations.Nullable;

/** Replaces the prototype frames of a template by copies of them: a table's columns, a row of cards. */
final class PrototypeCopies {

    private static final Pattern FIELD = Pattern.compile("\\$F\\{(\\w+)}");

    private final JasperDesign design;
    private final List<PrototypeCopy> copies;

    PrototypeCopies(JasperDesign design, List<PrototypeCopy> copies) {
        this.design = design;
        this.copies = copies;
    }

    /** Changes the design itself, which belongs to this one compilation. */
    void make() throws JRException {
        for (JRDesignBand band : Bands.list(design)) {
            List<JRDesignFrame> prototypes = prototypes(band);
            prototypes.forEach(band::removeElement);
            // in the copies' order, which is the order in which the page is read
            for (PrototypeCopy copy : copies) {
                prototypes.stream()
                        .filter(prototype -> copy.prototype().equals(prototype.getKey()))
                        .forEach(prototype -> band.addElement(copied(prototype, copy)));
            }
        }
        numberFields();
    }

    /** Frames with a key; other frames of a template are drawn as they are. */
    private static List<JRDesignFrame> prototypes(JRDesignBand band) {
        List<JRDesignFrame> prototypes = new ArrayList<>();
        for (JRElement element : band.getElements()) {
            if (element instanceof JRDesignFrame frame && frame.getKey() != null) {
                prototypes.add(frame);
            }
        }
        return prototypes;
    }

    /** A copy at its place and width, whose fields have its number. */
    private static JRDesignFrame copied(JRDesignFrame prototype, PrototypeCopy copy) {
        JRDesignFrame frame = (JRDesignFrame) prototype.clone();
        int wider = copy.width() - prototype.getWidth();
        frame.setKey(PrototypeCopy.field(copy.prototype(), copy.number()));
        frame.setX(copy.x());
        frame.setWidth(copy.width());
        number(frame, copy.number());
        for (JRElement inside : frame.getElements()) {
            // what reaches into the beginning half of the frame grows with it; an icon at its end does not
            if ((inside.getX() + inside.getWidth()) * 2 > prototype.getWidth()) {
                inside.setWidth(inside.getWidth() + wider);
            }
            number((JRDesignElement) inside, copy.number());
        }
        return frame;
    }

    /** Renames the fields in an element's expressions: Jasper knows no lists, so that each copy has fields of its own. */
    private static void number(JRDesignElement element, int number) {
        element.setPrintWhenExpression(numbered(element.getPrintWhenExpression(), number));
        if (element instanceof JRDesignTextField text) {
            text.setExpression(numbered(text.getExpression(), number));
        }
        if (element instanceof JRDesignImage image) {
            image.setExpression(numbered(image.getExpression(), number));
        }
    }

    private static @Nullable JRExpression numbered(@Nullable JRExpression expression, int number) {
        if (expression == null) {
            return null;
        }
        String text = expression.getText();
        return new JRDesignExpression(
                FIELD.matcher(text).replaceAll(m -> "\\$F{" + PrototypeCopy.field(m.group(1), number) + "}"));
    }

    /** Declares the numbered fields in place of the template's. */
    private void numberFields() throws JRException {
        Set<Integer> numbers = new LinkedHashSet<>();
        copies.forEach(copy -> numbers.add(copy.number()));
        for (JRField prototype : List.copyOf(design.getFieldsList())) {
            design.removeField(prototype);
            for (int number : numbers) {
                JRDesignField field = new JRDesignField();
                field.setName(PrototypeCopy.field(prototype.getName(), number));
                field.setValueClassName(prototype.getValueClassName());
                design.addField(field);
            }
        }
    }
}
