package org.rida.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.rida.i18n.Language;
import org.rida.report.document.FigureSet;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class RenderingWarmUpTest {

    private final List<String> rendered = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    /** By the program's own renderers. */
    @Test
    void eachFormatIsRenderedInBothLanguagesAndNothingIsLeft() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of("rida.reports=reports").applyTo(context);
            context.scan(getClass().getPackageName());
            context.refresh();
            warmUp(context.getBeansOfType(Renderer.class).values().stream());
        }
        assertThat(rendered).containsExactly("pdf AR", "pdf EN", "xlsx AR", "xlsx EN", "html AR", "html EN");
        assertThat(files).hasSize(6).allSatisfy(file -> assertThat(file.getParent())
                .doesNotExist());
    }

    /** A template may be wrong: the run itself tells. */
    @Test
    void whatFailsKeepsNoOtherFormatFromBeingRendered() {
        warmUp(Stream.of("pdf", "html").map(FailingRenderer::new));
        assertThat(files)
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("warm-up.pdf", "warm-up.pdf", "warm-up.html", "warm-up.html");
        assertThat(files).allSatisfy(file -> assertThat(file.getParent()).doesNotExist());
    }

    /** As at the end of a process that has failed at once: the thread would be cut off with its folder still there. */
    @Test
    @EnabledIf("hasTwoProcessors")
    void theEndOfTheProcessWaitsForTheDocumentUnderWayAndNoOther() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        RenderingWarmUp warmUp = new RenderingWarmUp(new DocumentRendering(List.of(new SlowRenderer(begun))));
        warmUp.start();
        // the next run of the same process
        warmUp.start();
        begun.await();
        warmUp.destroy();
        assertThat(files).singleElement().satisfies(file -> assertThat(file.getParent())
                .doesNotExist());
    }

    /** Where it never began, nothing is waited for. */
    @Test
    void whatNeverBeganEndsAtOnce() {
        assertThatCode(() -> new RenderingWarmUp(new DocumentRendering(List.of())).destroy())
                .doesNotThrowAnyException();
    }

    static boolean hasTwoProcessors() {
        return Runtime.getRuntime().availableProcessors() > 1;
    }

    private void warmUp(Stream<Renderer> renderers) {
        List<Renderer> recorded = renderers.<Renderer>map(Recorded::new).toList();
        new RenderingWarmUp(new DocumentRendering(recorded)).warmUp();
    }

    /** Takes longer than the end of a process. */
    private final class SlowRenderer implements Renderer {

        private final CountDownLatch begun;

        private SlowRenderer(CountDownLatch begun) {
            this.begun = begun;
        }

        @Override
        public String format() {
            return "pdf";
        }

        @Override
        public void render(FigureSet figures, Language language, Path target) {
            files.add(target);
            begun.countDown();
            try {
                Thread.sleep(500);
                Files.writeString(target, "1");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Notes what is rendered. */
    private final class Recorded implements Renderer {

        private final Renderer renderer;

        Recorded(Renderer renderer) {
            this.renderer = renderer;
        }

        @Override
        public String format() {
            return renderer.format();
        }

        @Override
        public void render(FigureSet figures, Language language, Path target) {
            files.add(target);
            renderer.render(figures, language, target);
            assertThat(target).isNotEmptyFile();
            rendered.add(format() + " " + language);
        }
    }

    private record FailingRenderer(String format) implements Renderer {

        @Override
        public void render(FigureSet figures, Language language, Path target) {
            throw new IllegalStateException("no template");
        }
    }
}
