package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.RequiresProgram;
import org.rida.access.Role;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Charts as files: each chart of a page is saved as a drawing and as a picture. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class ChartFilesTest extends BrowserCase {

    @ParameterizedTest
    @CsvSource({
        "/trends?measure=promise-kept&by=channel&a=interview&b=website&earlier=hijri, ar, 1280, 6",
        "/trends?measure=promise-kept, en, 390, 3",
        "/turnaround, ar, 390, 1",
        "/turnaround, en, 1280, 1",
        "/, en, 1280, 2"
    })
    void everyChartIsSavedWhole(String address, String language, int width, int charts) throws Exception {
        try (TestBrowser browser = browser()) {
            browser.width(width);
            browser.logIn(Role.QUALITY.code(), PASSWORD, language);
            browser.go(address);
            browser.until(d -> browser.has(".chart-files:not([hidden])"));
            assertThat(browser.script("return document.querySelectorAll('main .chart-files').length"))
                    .as("of %s drawings", browser.script("return document.querySelectorAll('main .chart').length"))
                    .isEqualTo((long) charts);
            browser.script(
                    """
                    window.made = [];
                    URL.createObjectURL = blob => { made.push(blob); return '#'; };
                    document.querySelectorAll('main [data-as=svg], main [data-as=png]').forEach(button => button.click());
                    """);
            browser.until(d -> Long.valueOf(2L * charts).equals(browser.script("return made.length")));
            browser.script(
                    """
                    window.drawings = null;
                    Promise.all(made.filter(b => b.type === 'image/svg+xml').map(b => b.text())).then(texts => { window.drawings = texts; });
                    """);
            browser.until(d -> Boolean.TRUE.equals(browser.script("return drawings !== null")));
            List<?> drawings = (List<?>) browser.script("return drawings");

            assertThat(drawings).hasSize(charts);
            for (Object drawing : drawings) {
                Document svg = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(drawing.toString())));
                assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
                assertThat(svg.getElementsByTagName("a").getLength()).isZero();
                assertThat(svg.getElementsByTagName("text").item(0).getTextContent())
                        .isNotBlank();
                if (address.startsWith("/trends")) {
                    assertThat(svg.getDocumentElement().getTextContent())
                            .as("the months above it")
                            .contains(language.equals("ar") ? "أكتوبر ٢٠٢٦" : "October 2026");
                }
                assertThat(Double.parseDouble(svg.getDocumentElement().getAttribute("height")))
                        .isGreaterThan(60);
            }
            assertThat(drawings.stream()
                            .filter(drawing -> drawing.toString().contains("الأشهر الهجرية نفسها من العام السابق")))
                    .as("what it is compared with")
                    .hasSize(address.contains("earlier") ? 1 : 0);
            assertThat(browser.script("return made.filter(b => b.type === 'image/png' && b.size > 1500).length"))
                    .isEqualTo((long) charts);
            assertThat(browser.checks().overflow()).isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
