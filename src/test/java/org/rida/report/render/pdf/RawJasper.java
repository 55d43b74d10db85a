package org.rida.report.render.pdf;

import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet;













import java.nio.file.Path;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperPrint;

/** The same pages filled and exported by JasperReports alone, for benchmarks. */
public final class RawJasper {

    private RawJasper() {}

    public static void draw(PdfRenderer renderer, FigureSet figures, Language language, Path target) {
        try {
            JasperPrint print = renderer.fill(figures, new Messages(language, figures.digits()));
            JasperExportManager.getInstance(renderer.context()).exportToPdfFile(print, target.toString());
        } catch (JRException e) {
            throw new IllegalStateException(e);
        }
    }
}
