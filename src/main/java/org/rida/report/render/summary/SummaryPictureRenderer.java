package org.rida.report.render.summary;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.rida.i18n.Language;
import org.rida.io.AtomicFile;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;
import org.springframework.stereotype.Component;

/** Renders the summary as a picture that is readable on a telephone. The same figures give the same bytes. */
@Component
final class SummaryPictureRenderer implements Renderer {

    @Override
    public String format() {
        return "png";
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        BufferedImage picture = new SummaryPicture(SummaryContent.of(figures, language), language).draw();
        try (AtomicFile file = AtomicFile.ownerOnly(target)) {
            try (OutputStream out = file.output();
                    MemoryCacheImageOutputStream image = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(picture, "png", image);
            }
            file.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }
}
