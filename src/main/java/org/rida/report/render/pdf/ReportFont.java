package org.rida.report.render.pdf;

import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontFace;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;

/** The font of all pages. */
public final class ReportFont {

    /** As people know it. */
    public static final String NAME = "IBM Plex Sans Arabic";

    /** What templates call it. */
    static final String FAMILY = "Rida Sans";

    /** Places on the class path. */
    public static final String REGULAR = "fonts/IBMPlexSansArabic_400Regular.ttf";

    public static final String BOLD = "fonts/IBMPlexSansArabic_600SemiBold.ttf";

    private ReportFont() {}

    static FontFamily family(JasperReportsContext context) {
        SimpleFontFamily family = new SimpleFontFamily(context);
        family.setName(FAMILY);
        family.setNormalFace(face(context, REGULAR));
        family.setBoldFace(face(context, BOLD));
        family.setPdfEncoding("Identity-H");
        family.setPdfEmbedded(true);
        return family;
    }

    private static SimpleFontFace face(JasperReportsContext context, String place) {
        SimpleFontFace face = new SimpleFontFace(context);
        face.setTtf(place);
        return face;
    }
}
