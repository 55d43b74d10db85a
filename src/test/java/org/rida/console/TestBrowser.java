package org.rida.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    /** More elements than a page has that the Tab key stops at, and than a list has options. */
    private static final int MOST_TABS = 200;

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

    /** Unfolds all that a page has folded: what is hidden when nobody looks can be wrong all the same. Menus stay closed. */
    void unfold() {
        driver.executeScript(
                "document.querySelectorAll('details').forEach(e => { if (!e.closest('header')) e.open = true; })");
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

    /** Runs what calls back with its result, its last argument. */
    Object asyncScript(String words, Object... arguments) {
        return driver.executeAsyncScript(words, arguments);
    }

    PageChecks checks() {
        return new PageChecks(this);
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

    /** @param media that styles are meant for, or nothing for the screen */
    void media(String media) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media));
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

    /** What the browser's console says is wrong. Leaving a page ends its requests, which is no fault; one that fails says more. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(Object::toString)
                .filter(entry -> !entry.contains("\"htmx:sendAbort\"") && !entry.contains("\"htmx:afterRequest\""))
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
