package org.rida.console;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.rida.RequiresProgram.OnPath;

/** A real Chromium on the console's pages: one process, which forgets what it knew when it is closed. */
final class TestBrowser implements AutoCloseable {

    static final String CHROMIUM = "chromium|chromium-browser|google-chrome";
    static final String CHROMEDRIVER = "chromedriver";

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** More elements than a page has that the Tab key stops at, and than a list has options. */
    private static final int MOST_TABS = 200;

    private static final String AXE = axe();
    private static @Nullable ChromeDriver running;
    private static boolean ends;

    private final ChromeDriver driver;
    private final String base;

    private TestBrowser(ChromeDriver driver, String base) {
        this.driver = driver;
        this.base = base;
    }

    /** The browser of this JVM, which knows nothing of what it showed before. */
    static TestBrowser open(String base) {
        if (running == null) {
            running = start();
            if (!ends) {
                ends = true;
                Runtime.getRuntime().addShutdownHook(new Thread(TestBrowser::quit));
            }
        }
        return new TestBrowser(running, base);
    }

    /** Ends the process, with all that was added to it; otherwise it ends with this JVM. */
    static void quit() {
        if (running != null) {
            running.quit();
            running = null;
        }
    }

    private static ChromeDriver start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(OnPath.find(CHROMIUM).orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(OnPath.find(CHROMEDRIVER).orElseThrow())
                .build();
        return new ChromeDriver(service, options);
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A device that says yes to every passkey, until it is removed. */
    VirtualAuthenticator authenticator() {
        return driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
    }

    void go(String address) {
        driver.get(base + address);
    }

    /** Opens a document whose policy forbids every script, that of the checker too. */
    void goDespitePolicy(String address) {
        driver.executeCdpCommand("Page.setBypassCSP", Map.of("enabled", true));
        go(address);
        driver.executeCdpCommand("Page.setBypassCSP", Map.of("enabled", false));
    }

    /** From now on the page asks for nothing by itself: what polls would replace elements while they are looked at. */
    void stopPolling() {
        driver.executeScript("document.addEventListener('htmx:beforeRequest', e => e.preventDefault(), true)");
    }

    void back() {
        driver.navigate().back();
    }

    void forward() {
        driver.navigate().forward();
    }

    void logIn(String name, String password, String language) {
        go("/login?lang=" + language);
        type("username", name);
        type("password", password);
        keys(Keys.ENTER);
        until(d -> !d.getCurrentUrl().contains("/login"));
    }

    void type(String id, String words) {
        WebElement field = driver.findElement(By.id(id));
        field.clear();
        field.sendKeys(words);
    }

    void send(String id, Path file) {
        driver.findElement(By.id(id)).sendKeys(file.toAbsolutePath().toString());
    }

    /** Pictures of the page at 1280 and 390 pixels, and what is wrong with it for those who cannot see or point. */
    void look(String name, String language, List<String> wrong) {
        for (int wide : new int[] {390, 1280}) {
            width(wide);
            picture(name + "-" + language + "-" + wide);
            violations().forEach(v -> wrong.add(name + " " + wide + " " + v));
            complaints().forEach(c -> wrong.add(name + " " + wide + " " + c));
            if (overflow() > 0) {
                wrong.add(name + " is " + overflow() + " px too wide at " + wide);
            }
        }
    }

    void choose(String css, String value) {
        until(d -> has(css));
        driver.executeScript(
                "const s = document.querySelector(arguments[0]); s.value = arguments[1];"
                        + " s.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));"
                        + " s.dispatchEvent(new Event('change', {bubbles: true}));",
                css,
                value);
    }

    /**
     * Clicks an element that is scrolled into view at once: while a page still scrolls, a click misses. Waits for it: the page
     * that the click before led to may not be there yet.
     */
    void click(String css) {
        until(d -> has(css));
        // a page that renews itself may put another element in its place meanwhile
        until(d -> {
            try {
                WebElement element = driver.findElement(By.cssSelector(css));
                driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
                element.click();
                return true;
            } catch (StaleElementReferenceException renewed) {
                return false;
            }
        });
    }

    /** Moves the focus with the Tab key until it is on an element; a person without a mouse has no other way. */
    void tabTo(String css) {
        until(d -> has(css));
        String reached = "return document.activeElement === document.querySelector(" + quoted(css) + ")";
        for (int i = 0; i < MOST_TABS && !Boolean.TRUE.equals(script(reached)); i++) {
            keys(Keys.TAB);
        }
        if (!Boolean.TRUE.equals(script(reached))) {
            throw new AssertionError("no key reaches " + css + " on " + address());
        }
    }

    /** Presses a button or follows a link with the keyboard. */
    void pressByKeys(String css) {
        tabTo(css);
        keys(Keys.ENTER);
    }

    /** Chooses an option of a list with the arrow keys. */
    void chooseByKeys(String css, String value) {
        tabTo(css);
        String chosen = "return document.querySelector(" + quoted(css) + ").value";
        keys(Keys.HOME);
        for (int i = 0; i < MOST_TABS && !value.equals(script(chosen)); i++) {
            keys(Keys.ARROW_DOWN);
        }
        if (!value.equals(script(chosen))) {
            throw new AssertionError("no key chooses " + value + " in " + css);
        }
    }

    private static String quoted(String css) {
        return "'" + css.replace("'", "\\'") + "'";
    }

    /** Clicks what would send a form, and answers its question with yes, but sends nothing: where it would have gone. */
    String unsent(String css) {
        until(d -> has(css));
        driver.executeScript(
                """
                window.unsent = '';
                window.confirm = () => true;
                window.addEventListener('submit', e => { window.unsent = e.target.action; e.preventDefault(); });
                """);
        click(css);
        return String.valueOf(script("return window.unsent"));
    }

    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** What is to be read on the page; in one step, since a page may change under the eyes of whoever reads it. */
    String text() {
        return String.valueOf(script("return (document.querySelector('main') || {innerText: ''}).innerText"));
    }

    String address() {
        return driver.getCurrentUrl().substring(base.length());
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    Object script(String words) {
        return driver.executeScript(words);
    }

    void until(Function<ChromeDriver, Boolean> ready) {
        until(ready, PATIENCE);
    }

    /** @param most for what takes longer than a page */
    void until(Function<ChromeDriver, Boolean> ready, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!Boolean.TRUE.equals(attempt(ready))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not in time on " + driver.getCurrentUrl() + ":\n" + text());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    void untilText(String words) {
        until(d -> text().contains(words));
    }

    /** Between two pages the browser says much that means only: not yet. */
    private Boolean attempt(Function<ChromeDriver, Boolean> ready) {
        try {
            return ready.apply(driver);
        } catch (NoSuchSessionException e) {
            throw e;
        } catch (WebDriverException e) {
            return false;
        }
    }

    void width(int width) {
        metrics(width, 900);
    }

    /** The whole page as a picture. */
    void picture(String name) {
        Number height = (Number) driver.executeScript("return document.documentElement.scrollHeight");
        Number width = (Number) driver.executeScript("return window.innerWidth");
        metrics(width.intValue(), Math.max(600, height.intValue()));
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        metrics(width.intValue(), 900);
    }

    byte[] print() {
        return java.util.Base64.getDecoder()
                .decode(driver.print(new PrintOptions()).getContent());
    }

    /** Areas that scroll inside the page and that the keyboard cannot reach, or that no name is read out of. */
    List<String> unreachableScrollAreas() {
        Object found = driver.executeScript(
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

    /** Letters of charts that are smaller than 11 px as they are shown. */
    List<String> smallLetters() {
        return found(
                """
                return [...document.querySelectorAll('main svg text')].filter(e => e.checkVisibility())
                  .filter(e => e.getScreenCTM().d * parseFloat(getComputedStyle(e).fontSize) < 10.95)
                  .map(e => (e.getScreenCTM().d * parseFloat(getComputedStyle(e).fontSize)).toFixed(1) + ' px: ' + e.textContent);
                """);
    }

    /** Controls that the tabulator key does not reach in one round through the page: something before them holds it. */
    List<String> unreachableControls() {
        Number stops = (Number)
                driver.executeScript(
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
        keys(tabs);
        return found("return window.controls.filter(e => e.isConnected && e.type !== 'radio' && !window.reached.has(e))"
                + ".map(e => e.outerHTML.slice(0, 120));");
    }

    private List<String> found(String script) {
        return ((List<?>) driver.executeScript(script))
                .stream().map(String::valueOf).distinct().limit(8).toList();
    }

    /** How many pixels the page is wider than the window: whoever enlarges it would have to scroll both ways. */
    long overflow() {
        return ((Number) driver.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .longValue();
    }

    /** What a checker of accessibility finds wrong. */
    List<String> violations() {
        driver.executeScript(AXE);
        Map<?, ?> checked = (Map<?, ?>) driver.executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']}).then(found => done({
                  passes: found.passes.length,
                  violations: found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html))
                }), error => done({passes: 0, violations: [String(error)]}));
                """,
                RULES);
        if (((Number) checked.get("passes")).longValue() < 10) {
            throw new AssertionError("the checker did not look at " + driver.getCurrentUrl() + ": " + checked);
        }
        return ((List<?>) checked.get("violations"))
                .stream().map(String::valueOf).toList();
    }

    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(Object::toString)
                .toList();
    }

    private void metrics(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    @Override
    public void close() {
        driver.get("about:blank");
        // Chromium keeps fifty pages; where they are full, going back may skip one
        driver.executeCdpCommand("Page.resetNavigationHistory", Map.of());
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", base, "storageTypes", "all"));
        complaints();
    }
}
