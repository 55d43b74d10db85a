package org.rida.report.render.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.document.FigureSet.ReportPage;
import org.rida.report.render.Renderer;

/** The summary of a report: the same words as text and as a picture. The pictures remain in {@code target/summary}. */
class SummaryTest {

    private static final FigureSet FIGURES = SampleFigureSet.draft();
    /** Of the picture, at each side; nothing but the coloured band reaches into it. */
    private static final int MARGIN = 60;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theTextHasTheSentenceAndTheFiguresOfTheFirstPage(Language language) throws Exception {
        String text = new String(
                rendered(new SummaryTextRenderer(), FIGURES, language), java.nio.charset.StandardCharsets.UTF_8);
        List<Block> blocks = FIGURES.pages().get(0).blocks();
        Block.Sentence sentence = (Block.Sentence) blocks.get(0);
        Block.Cards cards = (Block.Cards) blocks.get(1);
        assertThat(text)
                .startsWith(FIGURES.title().in(language) + "\n"
                        + FIGURES.period().in(language) + "\n" + FIGURES.stamp().in(language) + "\n\n")
                .contains(sentence.text().in(language).replace("**", ""))
                .doesNotContain("**");
        assertThat(text.lines().filter(line -> line.startsWith("• "))).hasSize(4);
        for (Block.Card card : cards.cards()) {
            assertThat(text)
                    .contains("• " + card.title().in(language) + ": ")
                    .contains(card.under().in(language));
        }
        assertThat(text.strip())
                .endsWith(FIGURES.footer().get(FIGURES.footer().size() - 1).in(language));
    }

    @ParameterizedTest
    @EnumSource
    void thePictureIsAsWideAsATelephoneAndNothingIsCutOff(Language language) throws Exception {
        byte[] content = rendered(new SummaryPictureRenderer(), FIGURES, language);
        Path kept = Files.createDirectories(Path.of("target", "summary"));
        Files.write(kept.resolve("summary-" + language.code() + ".png"), content);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
        assertThat(picture.getWidth()).isEqualTo(1080);
        int band = 20;
        for (int x = 0; x < MARGIN; x++) {
            assertThat(inked(picture, x, band)).as("column %d", x).isZero();
            assertThat(inked(picture, picture.getWidth() - 1 - x, band))
                    .as("column %d from the right", x)
                    .isZero();
        }
        int last = picture.getHeight() - 1;
        assertThat(IntStream.range(0, picture.getWidth()).allMatch(x -> isWhite(picture, x, last)))
                .isTrue();
        // a line begins where the language begins
        int start = language.rightToLeft() ? picture.getWidth() - 1 - MARGIN : MARGIN;
        int step = language.rightToLeft() ? -1 : 1;
        assertThat(IntStream.range(0, 20)
                        .map(i -> inked(picture, start + i * step, band))
                        .sum())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void theSameFiguresGiveTheSameBytes(Language language) throws Exception {
        assertThat(rendered(new SummaryPictureRenderer(), FIGURES, language))
                .isEqualTo(rendered(new SummaryPictureRenderer(), FIGURES, language));
    }

    /** What is bold is wider, and the stars that say so are not drawn. */
    @Test
    void partsOfTheSentenceAreBold() throws Exception {
        byte[] plain = rendered(new SummaryPictureRenderer(), sentence("86% were answered"), Language.EN);
        byte[] bold = rendered(new SummaryPictureRenderer(), sentence("**86% were answered**"), Language.EN);
        assertThat(lastInk(bold)).isGreaterThan(lastInk(plain)).isLessThan(lastInk(plain) + 60);
    }

    @Test
    void aReportOfTablesHasNothingToSumUp() {
        List<Block> tables = FIGURES.pages().get(1).blocks();
        assertThat(SummaryContent.isOf(FIGURES)).isTrue();
        assertThat(SummaryContent.isOf(with(tables))).isFalse();
    }

    /** Without title, so that the sentence is the widest line. */
    private static FigureSet sentence(String text) {
        FigureSet one = with(List.of(new Block.Sentence(BilingualText.EMPTY, BilingualText.same(text))));
        return new FigureSet(
                one.report(),
                one.month(),
                BilingualText.EMPTY,
                BilingualText.EMPTY,
                BilingualText.EMPTY,
                List.of(),
                one.cutOff(),
                one.digits(),
                one.pages());
    }

    private static FigureSet with(List<Block> blocks) {
        return FIGURES.with(FIGURES.stamp(), FIGURES.footer(), List.of(new ReportPage(BilingualText.EMPTY, blocks)));
    }

    private static int lastInk(byte[] content) throws Exception {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
        return IntStream.range(0, picture.getWidth())
                .filter(x -> inked(picture, x, 20) > 0)
                .max()
                .orElseThrow();
    }

    private static int inked(BufferedImage picture, int x, int from) {
        return (int) IntStream.range(from, picture.getHeight())
                .filter(y -> !isWhite(picture, x, y))
                .count();
    }

    private static boolean isWhite(BufferedImage picture, int x, int y) {
        return new Color(picture.getRGB(x, y)).equals(Color.WHITE);
    }

    private byte[] rendered(Renderer renderer, FigureSet figures, Language language) throws Exception {
        Path file = folder.resolve("summary." + renderer.format());
        renderer.render(figures, language, file);
        return Files.readAllBytes(file);
    }
}
