package org.rida.report.render.pdf.tagged;

import net.sf.jasperreports.renderers.AbstractRenderer;
import org.rida.i18n.Language;
import org.rida.report.render.canvas.Drawing;

/** A drawing as Jasper's image element takes it. */
public final class ChartImage extends AbstractRenderer {

    // Jasper keeps filled pages as serializable objects; ours never leave memory
    private final transient Drawing drawing;
    private final Language language;

    public ChartImage(Drawing drawing, Language language) {
        this.drawing = drawing;
        this.language = language;
    }

    public Drawing drawing() {
        return drawing;
    }

    Language language() {
        return language;
    }
}
