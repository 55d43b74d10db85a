package org.rida.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    private void warmUp(Stream<Renderer> renderers) {
        List<Renderer> recorded = renderers.<Renderer>map(Recorded::new).toList();
        new RenderingWarmUp(new DocumentRendering(recorded)).warmUp();
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
