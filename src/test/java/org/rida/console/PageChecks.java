package org.rida.console;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.Keys;

/** What is wrong with the page that a browser shows, for those who cannot see, point, or scroll sideways. */
record PageChecks(TestBrowser browser) {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** Width of A4 less two margins of a centimetre, in pixels. */
    private static final int PAPER = 718;

    private static final String AXE = axe();

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pictures of the page at 1280 and 390 pixels, and what is wrong with it for those who cannot see or point. */
    void look(String name, String language, List<String> wrong) {
        for (int wide : new int[] {390, 1280}) {
            browser.width(wide);
            browser.picture(name + "-" + language + "-" + wide);
            violations().forEach(v -> wrong.add(name + " " + wide + " " + v));
            browser.complaints().forEach(c -> wrong.add(name + " " + wide + " " + c));
            if (overflow() > 0) {
                wrong.add(name + " is " + overflow() + " px too wide at " + wide);
            }
        }
    }

    /** Areas that scroll inside the page and that the keyboard cannot reach, or that no name is read out of. */
    List<String> unreachableScrollAreas() {
        Object found = browser.script(
                """
                return [...document.querySelectorAll('main *')].filter(e => {
                  const style = getComputedStyle(e);
                  const scrolls = (/auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
                    || (/auto|scroll/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
                  return scrolls && e.checkVisibility() && !e.matches('textarea, select, input')
                    && !(e.tabIndex === 0 && e.getAttribute('role') && e.getAttribute('aria-label'));
                }).map(e => e.outerHTML.slice(0, 120));
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** Controls of a page that are lower than a finger needs, 44 px; links within a sentence or a table's cell are text. */
    List<String> smallTargets() {
        return found(
                """
                return [...document.querySelectorAll('button, select, input:not([type=hidden]), textarea, summary, .btn, .links a, header a')]
                  .filter(e => e.checkVisibility() && !e.closest('.visually-hidden') && !e.matches('.skip'))
                  .filter(e => Math.max(e.getBoundingClientRect().height, (e.closest('.pill') || e).getBoundingClientRect().height) < 43.5)
                  .map(e => Math.round(e.getBoundingClientRect().height) + ' px: ' + e.outerHTML.slice(0, 120));
                """);
    }

    /**
     * What lies hidden sideways without a sign of it: boxes that cut off their content, boxes that scroll without a shadow at
     * their edge or with something opaque upon half of it, and letters of charts beyond their drawing.
     */
    List<String> hiddenSideways() {
        return found(
                """
                const opaque = e => { const c = getComputedStyle(e).backgroundColor; return c !== 'transparent' && !/,\\s*0(\\.\\d+)?\\)$/.test(c); };
                const hides = e => {
                  const style = getComputedStyle(e);
                  if (e.scrollWidth <= e.clientWidth + 1 || e.clientWidth <= 2 || style.overflowX === 'visible') return false;
                  if (/hidden|clip/.test(style.overflowX)) return style.textOverflow !== 'ellipsis' || !e.title;
                  const box = e.getBoundingClientRect();
                  const edge = style.direction === 'rtl' ? box.left + 4 : box.right - 4;
                  const covered = [...e.querySelectorAll('*')].filter(inner => opaque(inner) && !opaque(inner.parentElement)).map(inner => inner.getBoundingClientRect())
                    .filter(r => r.left < edge && r.right > edge).reduce((sum, r) => sum + r.height, 0);
                  return !/scroll/.test(style.backgroundAttachment) || !/local/.test(style.backgroundAttachment) || covered > box.height / 2;
                };
                return [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.closest('.visually-hidden') && !e.matches('input, select, textarea, svg, svg *'))
                  .filter(hides).map(e => e.outerHTML.slice(0, 160))
                  .concat([...document.querySelectorAll('main svg text')].filter(e => e.checkVisibility()).filter(e => {
                    const letters = e.getBoundingClientRect(), drawing = e.ownerSVGElement.getBoundingClientRect();
                    return letters.left < drawing.left - 1 || letters.right > drawing.right + 1;
                  }).map(e => 'letters of a chart: ' + e.textContent));
                """);
    }

    /** Letters of charts that are smaller than 11 px or larger than 15 px as they are shown. */
    List<String> oddLetters() {
        return found(
                """
                return [...document.querySelectorAll('main svg text')].filter(e => e.checkVisibility())
                  .map(e => [e.getScreenCTM().d * parseFloat(getComputedStyle(e).fontSize), e.textContent])
                  .filter(([size]) => size < 10.95 || size > 15.05)
                  .map(([size, text]) => size.toFixed(1) + ' px: ' + text);
                """);
    }

    /** Letters of a chart that are written over others. */
    List<String> metLetters() {
        return found(
                """
                const ink = e => { const r = e.getBoundingClientRect(); return {left: r.left + 1, right: r.right - 1, top: r.top + r.height * .3, bottom: r.bottom - r.height * .25}; };
                return [...document.querySelectorAll('main svg')].filter(e => e.checkVisibility()).flatMap(svg => {
                  const texts = [...svg.querySelectorAll('text')].map(e => [e.textContent, ink(e)]);
                  return texts.flatMap(([text, a], i) => texts.slice(0, i)
                    .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                    .map(([other]) => text + ' over ' + other));
                });
                """);
    }

    /** States, buttons, measures and names without a space that are short and yet broken into lines. */
    List<String> brokenWords() {
        return found(
                """
                const lines = e => {
                  const words = document.createRange(); words.selectNodeContents(e);
                  return [...words.getClientRects()].filter(r => r.width > 1).map(r => r.top)
                    .reduce((tops, top) => tops.some(other => Math.abs(other - top) < 8) ? tops : [...tops, top], []).length;
                };
                return [...document.querySelectorAll('main :is(.state, .btn, .request-number, .measured, bdi)')].filter(e => e.checkVisibility())
                  .filter(e => !e.matches('bdi') || !/\\s/.test(e.textContent.trim()))
                  .filter(e => e.textContent.trim().length <= 30 && lines(e) > 1).map(e => e.outerHTML.slice(0, 120));
                """);
    }

    /** Drawings that tell nothing when somebody points at them. */
    List<String> silentDrawings() {
        return found(
                """
                return [...document.querySelectorAll('main svg:has(rect, circle, polyline)')].filter(e => e.checkVisibility())
                  .filter(e => !e.closest('.icons, .step-bars'))
                  .filter(e => !(e.closest('td') || e.closest('.chart'))?.querySelector('.chart-tip'))
                  .map(e => e.getAttribute('aria-label'));
                """);
    }

    /** Columns of buttons or links that can be sorted, which has no meaning. */
    List<String> sortedButtons() {
        return found(
                """
                const named = e => e.closest('table').id + ': ' + e.textContent;
                const links = [...document.querySelectorAll('thead th:has(button)')]
                  .filter(head => head.closest('table').querySelector(`tbody tr > :nth-child(${head.cellIndex + 1}) .links`));
                return [...document.querySelectorAll('thead button .visually-hidden'), ...links].map(named);
                """);
    }

    /** Columns of a long list in which no row has anything. */
    List<String> emptyColumns() {
        return found(
                """
                const empty = cell => /^–?$/.test(cell.innerText.trim()) && !cell.querySelector('svg, input, select, button, summary');
                return [...document.querySelectorAll('main table')].filter(e => e.checkVisibility()).flatMap(table => {
                  const rows = [...table.querySelectorAll('tbody tr')];
                  return rows.length < 20 ? [] : [...table.querySelectorAll('thead th')]
                    .filter((head, i) => rows.every(row => !row.cells[i] || empty(row.cells[i]))).map(head => head.textContent);
                });
                """);
    }

    /** How many pixels high the bar is before its menu is opened. */
    long barHeight() {
        return ((Number) browser.script(
                        "return Math.round(document.querySelector('header').getBoundingClientRect().height)"))
                .longValue();
    }

    /** Where a table has heads to sort it by, a list for the same: it is for stacked rows, which have none. */
    List<String> sortedTwice() {
        return found(
                """
                return [...document.querySelectorAll('.sort-by')].filter(e => e.checkVisibility())
                  .filter(e => [...e.closest('section, main').querySelectorAll('thead :is(button, .sort)')].some(head => head.getBoundingClientRect().width > 1))
                  .map(e => e.outerHTML.slice(0, 120));
                """);
    }

    /** Stacked cells that show their title and nothing else. */
    List<String> titlesAlone() {
        return found(
                """
                return [...document.querySelectorAll('.stack td[data-label]')].filter(e => e.checkVisibility())
                  .filter(e => e.innerText.trim() === '' && !e.querySelector('svg, input, select, button, summary'))
                  .map(e => e.outerHTML.slice(0, 120));
                """);
    }

    /** Buttons and marks that meet another one. */
    List<String> crowded() {
        return found(
                """
                const box = e => e.getBoundingClientRect();
                const all = [...document.querySelectorAll('main :is(.btn, .state, .pill, .form-control, .form-select, .links a)')].filter(e => e.checkVisibility() && box(e).width > 1);
                const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom + .5 && b.top < a.bottom + .5;
                return all.filter((e, i) => all.slice(i + 1, i + 9).some(other => !e.contains(other) && meet(box(e), box(other))))
                  .map(e => e.outerHTML.slice(0, 160));
                """);
    }

    /** Controls that the tabulator key does not reach in one round through the page: something before them holds it. */
    List<String> unreachableControls() {
        Number stops = (Number)
                browser.script(
                        """
                window.reached = new Set();
                document.addEventListener('focusin', e => window.reached.add(e.target));
                const groups = new Set();
                window.controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0 && e.type !== 'hidden')
                  .filter(e => e.type !== 'radio' || !groups.has(e.form?.id + e.name) && groups.add(e.form?.id + e.name));
                document.activeElement?.blur();
                // the key stops at the day, the month, the year and the calendar of a date
                return window.controls.length + 3 * window.controls.filter(e => e.type === 'date').length;
                """);
        Keys[] tabs = new Keys[stops.intValue() + 3];
        Arrays.fill(tabs, Keys.TAB);
        browser.keys(tabs);
        return found("return window.controls.filter(e => e.isConnected && e.type !== 'radio' && !window.reached.has(e))"
                + ".map(e => e.outerHTML.slice(0, 120));");
    }

    private List<String> found(String script) {
        return ((List<?>) browser.script(script))
                .stream().map(String::valueOf).distinct().limit(8).toList();
    }

    /** How many pixels the page is wider than the window: whoever enlarges it would have to scroll both ways. */
    long overflow() {
        return ((Number) browser.script(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .longValue();
    }

    /** How many pixels the page is wider than a sheet of A4 within its margins, where nobody can scroll. */
    long overflowOnPaper() {
        browser.media("print");
        browser.width(PAPER);
        long wider = overflow();
        browser.media("");
        return wider;
    }

    /** What a checker of accessibility finds wrong. */
    List<String> violations() {
        browser.script(AXE);
        Map<?, ?> checked = (Map<?, ?>) browser.asyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']}).then(found => done({
                  passes: found.passes.length,
                  violations: found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html))
                }), error => done({passes: 0, violations: [String(error)]}));
                """,
                RULES);
        if (((Number) checked.get("passes")).longValue() < 10) {
            throw new AssertionError("the checker did not look at " + browser.address() + ": " + checked);
        }
        return ((List<?>) checked.get("violations"))
                .stream().map(String::valueOf).toList();
    }
}
