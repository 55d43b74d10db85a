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

/** Styles, scripts and fonts of the pages. Their addresses change with their content, so that browsers may keep them. */
@Component
public class StaticAssets {

    static final String BOOTSTRAP = webjar("org.webjars", "bootstrap");
    static final String HTMX = webjar("org.webjars.npm", "htmx.org");

    /** In the order in which they are looked through. */
    private static final List<Map.Entry<String, String>> PLACES = List.of(
            Map.entry("/assets/bootstrap/", BOOTSTRAP),
            Map.entry("/assets/htmx/", HTMX),
            Map.entry("/assets/fonts/", "fonts/"),
            Map.entry("/assets/", "static/"));

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /** The address of {@code rida.css} or {@code bootstrap/css/…}. */
    public String at(String name) {
        return addresses.computeIfAbsent("/assets/" + name, a -> a + "?v=" + version(a));
    }

    static List<Map.Entry<String, String>> places() {
        return PLACES;
    }

    private static String version(String address) {
        Map.Entry<String, String> place = PLACES.stream()
                .filter(p -> address.startsWith(p.getKey()))
                .findFirst()
                .orElseThrow();
        CRC32 sum = new CRC32();
        try (InputStream in = new ClassPathResource(
                        place.getValue() + address.substring(place.getKey().length()))
                .getInputStream()) {
            sum.update(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(sum.getValue());
    }

    /** The folder of a package of web files; its version stands in its own properties. */
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
