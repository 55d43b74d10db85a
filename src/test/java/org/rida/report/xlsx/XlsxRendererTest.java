package org.rida.report.xlsx;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.wording.Digits;
import org.rida.wording.Language;

class XlsxRendererTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void writesTheSample(Language language) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "xlsx-sample"));
        for (Digits digits : Digits.values()) {
            Path file = folder.resolve("sample-%s-%s.xlsx".formatted(language.code(), digits));
            new XlsxRenderer().render(SampleFigures.in(digits), language, file);
        }
    }
}
