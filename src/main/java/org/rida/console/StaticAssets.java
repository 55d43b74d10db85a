package org.rida.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Styles, scripts and fonts. Their URLs contain a checksum of the content, so that browsers can cache them for a year. */
@Component
public class StaticAssets {

    static final String BOOTSTRAP = webjar("org.webjars", "bootstrap");
    static final String HTMX = webjar("org.webjars.npm", "htmx.org");

    /** URL prefixes and resource folders; the first prefix that matches applies. */
    private static final List<Map.Entry<String, String>> LOCATIONS = List.of(
            Map.entry("/assets/bootstrap/", BOOTSTRAP),
            Map.entry("/assets/htmx/", HTMX),
            Map.entry("/assets/fonts/", "fonts/"),
            Map.entry("/assets/", "static/"));

    private final Map<String, String> urls = new ConcurrentHashMap<>();

    /**
     * Computes the checksum at the first use of a file.
     *
     * @param name such as {@code rida.css} or {@code bootstrap/css/…}
     * @return the URL, valid for as long as the content is the same
     * @throws UncheckedIOException when there is no such file: a fault of the template
     */
    public String url(String name) {
        return urls.computeIfAbsent("/assets/" + name, a -> a + "?v=" + version(a));
    }

    /** URL prefixes and the resource folders that they stand for, in the order in which they are tried. */
    static List<Map.Entry<String, String>> locations() {
        return LOCATIONS;
    }

    private static String version(String url) {
        Map.Entry<String, String> location = LOCATIONS.stream()
                .filter(p -> url.startsWith(p.getKey()))
                .findFirst()
                .orElseThrow();
        CRC32 checksum = new CRC32();
        try (InputStream in = new ClassPathResource(
                        location.getValue() + url.substring(location.getKey().length()))
                .getInputStream()) {
            checksum.update(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(checksum.getValue());
    }

    /** The resource folder of a WebJar; its version is in its own Maven properties. */
    private static String webjar(String group, String name) {
        Properties properties = new Properties();
        try (InputStream in =
                new ClassPathResource("META-INF/maven/" + group + "/" + name + "/pom.properties").getInputStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "META-INF/resources/webjars/" + name + "/" + properties.getProperty("version") + "/";
    }
}
