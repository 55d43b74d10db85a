package org.rida.report.render.pdf;














import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JasperDesign;

/** All bands of a design. */
final class Bands {

    private Bands() {}

    static List<JRDesignBand> list(JasperDesign design) {
        Stream<JRBand> single = Stream.of(
                design.getBackground(),
                design.getTitle(),
                design.getPageHeader(),
                design.getColumnHeader(),
                design.getColumnFooter(),
                design.getPageFooter(),
                design.getLastPageFooter(),
                design.getSummary(),
                design.getNoData());
        Stream<JRBand> ofGroups = design.getGroupsList().stream()
                .flatMap(g -> Stream.of(g.getGroupHeaderSection(), g.getGroupFooterSection()))
                .filter(Objects::nonNull)
                .flatMap(section -> Stream.of(section.getBands()));
        Stream<JRBand> details = Arrays.stream(design.getDetailSection().getBands());
        return Stream.of(single, ofGroups, details)
                .flatMap(bands -> bands)
                .filter(Objects::nonNull)
                .map(JRDesignBand.class::cast)
                .toList();
    }
}
