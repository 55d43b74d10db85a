package org.rida.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;

/** Where the values of some files stand, so that what is wrong with them together is reported with file and line. */
final class YamlPlaces {

    private final String folder;
    private final Map<String, FileLine> lines = new LinkedHashMap<>();

    /** @param folder named for what no file has */
    YamlPlaces(String folder) {
        this.folder = folder;
    }

    /** @param line from 1 on; 0 where it is not known */
    record FileLine(String file, int line) {}

    void add(String file, List<ConfigurationPropertySource> sources) {
        for (ConfigurationPropertySource source : sources) {
            if (source instanceof IterableConfigurationPropertySource values) {
                values.forEach(name -> {
                    int line = line(Origin.from(values.getConfigurationProperty(name)));
                    lines.putIfAbsent(name.toString(), new FileLine(file, line));
                });
            }
        }
    }

    /** The place itself; of a value that is not there the first line of what it belongs to. */
    FileLine at(String place) {
        for (String part = place; !part.isEmpty(); part = parent(part)) {
            String whole = part;
            for (Map.Entry<String, FileLine> each : lines.entrySet()) {
                String name = each.getKey();
                if (name.equals(whole) || name.startsWith(whole + ".") || name.startsWith(whole + "[")) {
                    return each.getValue();
                }
            }
        }
        return new FileLine(folder, 0);
    }

    private static String parent(String place) {
        return place.substring(0, Math.max(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['))));
    }

    private static int line(@Nullable Origin origin) {
        Origin at = origin;
        // Boot wraps the origin once for each property source
        while (at instanceof PropertySourceOrigin inner) {
            at = inner.getOrigin();
        }
        return at instanceof TextResourceOrigin text && text.getLocation() != null
                ? text.getLocation().getLine() + 1
                : 0;
    }
}
