package org.rida.report.render.pdf;

import java.util.List;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JasperPrint;
import org.rida.report.render.chart.SeriesChart;
import org.rida.report.render.pdf.tagged.ChartImage;

/** Lets the charts of a page grow into the space that is left on it, all by the same, so that a page of charts is full. */
final class ChartStretching {

    /** In points. */
    private static final int HIGHEST = 168;

    private static final int ABOVE_FOOTER = 8;

    private ChartStretching() {}

    static void give(JasperPrint print) {
        print.getPages().forEach(page -> grow(page, Templates.footer(print)));
    }

    private static void grow(JRPrintPage page, int footer) {
        List<JRPrintElement> body = page.getElements().stream()
                .filter(element -> element.getY() < footer)
                .toList();
        List<JRPrintElement> charts =
                body.stream().filter(ChartStretching::isChart).toList();
        int end = body.stream()
                .mapToInt(element -> element.getY() + element.getHeight())
                .max()
                .orElse(footer);
        int room = footer - ABOVE_FOOTER - end;
        if (charts.isEmpty() || room < charts.size()) {
            return;
        }
        int more = Math.min(room / charts.size(), HIGHEST - charts.get(0).getHeight());
        List<Integer> ends =
                charts.stream().map(chart -> chart.getY() + chart.getHeight()).toList();
        for (JRPrintElement element : body) {
            int above = (int) ends.stream().filter(y -> y <= element.getY()).count();
            element.setY(element.getY() + above * more);
        }
        charts.forEach(chart -> chart.setHeight(chart.getHeight() + more));
    }

    private static boolean isChart(JRPrintElement element) {
        return element instanceof JRPrintImage image
                && image.getRenderer() instanceof ChartImage picture
                && picture.drawing() instanceof SeriesChart;
    }
}
