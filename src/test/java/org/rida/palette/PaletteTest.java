package org.rida.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

    private static final Path PALETTE = Path.of("src/main/resources/static/palette.css");
    private static final String CONSOLE = "src/main/resources/static/rida.css";
    private static final String REPORT = "src/main/resources/org/rida/report/render/html/report.css";

    /** They are opened by other programs, Jaspersoft Studio and browsers' tabs, which know no custom properties. */
    private static final String JASPER_STYLE = "reports/style/style.jrtx";

    private static final String ICON = "src/main/resources/static/rida.svg";

    private static final Map<String, String> COLOURS = found("--([a-z-]+): (#[0-9a-f]{6});", read(PALETTE))
            .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));

    @ParameterizedTest
    @EnumSource
    void javaUsesTheColoursOfTheStyleSheet(Palette colour) {
        String property = colour.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(colour.hex()).isEqualTo(COLOURS.get(property));
        assertThat(new Color(colour.rgb())).isEqualTo(Color.decode(colour.hex()));
    }

    @Test
    void noOtherFileDefinesColours() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(PaletteTest::drawsByName).toList())
                    .hasSizeGreaterThan(100)
                    .allSatisfy(file -> assertThat(colours(read(file)))
                            .as("colours in %s", file)
                            .isEmpty());
        }
    }

    private static boolean drawsByName(Path file) {
        return !file.equals(PALETTE) && file.toString().matches(".*\\.(css|html|js|java)");
    }

    @ParameterizedTest
    @ValueSource(strings = {JASPER_STYLE, ICON})
    void filesForOtherProgramsHaveTheSameColours(String file) {
        assertThat(colours(read(Path.of(file)))).isNotEmpty().isSubsetOf(COLOURS.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {CONSOLE, REPORT})
    void styleSheetsUseDefinedColoursOnly(String file) {
        String style = read(Path.of(file));
        assertThat(names("var\\(--([a-z-]+)\\)", style))
                .isNotEmpty()
                .isSubsetOf(names("--([a-z-]+):", read(PALETTE) + style));
    }

    @Test
    void everyColourIsUsed() {
        String styles = read(Path.of(CONSOLE)) + read(Path.of(REPORT));
        List<String> drawn = Stream.of(Palette.values()).map(Palette::hex).toList();
        List<String> jasper = colours(read(Path.of(JASPER_STYLE)));
        assertThat(COLOURS).allSatisfy((name, colour) -> assertThat(
                        styles.contains("var(--" + name + ")") || drawn.contains(colour) || jasper.contains(colour))
                .as(name)
                .isTrue());
    }

    @Test
    void theNumbersForBootstrapAreTheColoursOfTheSameNames() {
        assertThat(found("--([a-z-]+)-rgb: (\\d+), (\\d+), (\\d+);", read(PALETTE)))
                .hasSize(2)
                .allSatisfy(m -> assertThat(Color.decode(COLOURS.getOrDefault(m.group(1), "")))
                        .isEqualTo(new Color(number(m, 2), number(m, 3), number(m, 4))));
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static List<String> names(String pattern, String text) {
        return found(pattern, text).map(m -> m.group(1)).distinct().toList();
    }

    /** In small letters; {@code #fff} in full. */
    private static List<String> colours(String text) {
        return found(
                        "(?<!&)(?:#(?=[0-9a-fA-F]{3}\\b)|#(?=[0-9a-fA-F]{6}\\b)|0x(?=[0-9a-fA-F]{6}\\b))([0-9a-fA-F]+)",
                        text)
                .map(m -> "#" + full(m.group(1).toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    private static String full(String digits) {
        return digits.length() == 6 ? digits : digits.replaceAll("[0-9a-f]", "$0$0");
    }

    private static Stream<MatchResult> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
