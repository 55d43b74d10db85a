package org.rida.report.render.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import net.sf.jasperreports.engine.JRException;
import org.rida.i18n.Language;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.DocumentFormat;
import org.rida.report.render.Renderer;

/** Both languages on facing pages: English on the left, Arabic on the right, the same figures at the same height. */
public final class BilingualPdfRenderer implements Renderer {

    private final PdfRenderer pdf;

    public BilingualPdfRenderer(PdfRenderer pdf) {
        this.pdf = pdf;
    }

    @Override
    public String format() {
        return DocumentFormat.bilingual(pdf.format());
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        try {
            FacingPages spread = new FacingPages(pdf.pages(figures, Language.EN), pdf.pages(figures, Language.AR));
            pdf.writeWhole(spread.pages(), figures, language, target);
        } catch (JRException e) {
            throw new IllegalStateException("PDF of report " + figures.report() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }
}
