package org.rida.report.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;
import org.jspecify.annotations.Nullable;

/**
 * The font of all pages: IBM Plex Sans Arabic where the build took it in, else DejaVu Sans. Templates know it by one name.
 *
 * @param name as people know it
 * @param regular place on the class path
 */
public record FontInUse(String name, String regular, String bold) {

    /** What templates call it. */
    static final String FAMILY = "Rida Sans";

    private static final FontInUse PLEX = new FontInUse(
            "IBM Plex Sans Arabic",
            "fonts/IBMPlexSansArabic_400Regular.ttf",
            "fonts/IBMPlexSansArabic_600SemiBold.ttf");
    private static final FontInUse DEJAVU = new FontInUse(
            "DejaVu Sans",
            "net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf",
            "net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf");
    private static final char FIRST_JOINED_FORM = '\uFE80';
    private static final char LAST_JOINED_FORM = '\uFEFC';

    /** @throws IllegalStateException when no font on the class path has all joined forms of Arabic letters */
    public static FontInUse find() {
        return List.of(PLEX, DEJAVU).stream()
                .filter(FontInUse::writesArabic)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "fonts: expected IBM Plex Sans Arabic or DejaVu Sans on the class path, found neither complete"));
    }

    /** The font of every machine, for those who compare. */
    static FontInUse everywhere() {
        return DEJAVU;
    }

    /** Some fonts lack joined forms and then lose letters without a word. */
    boolean writesArabic() {
        return canWriteArabic(regular) && canWriteArabic(bold);
    }

    FontFamily family() {
        SimpleFontFamily family = new SimpleFontFamily();
        family.setName(FAMILY);
        family.setNormal(regular);
        family.setBold(bold);
        family.setPdfEncoding("Identity-H");
        family.setPdfEmbedded(true);
        return family;
    }

    private static boolean canWriteArabic(String place) {
        Font font = load(place);
        if (font == null) {
            return false;
        }
        for (char form = FIRST_JOINED_FORM; form <= LAST_JOINED_FORM; form++) {
            if (!font.canDisplay(form)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Font load(String place) {
        try (InputStream in = FontInUse.class.getClassLoader().getResourceAsStream(place)) {
            return in == null ? null : Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("font " + place, e);
        }
    }
}
