package org.rida.policy;

import org.rida.i18n.BilingualText;













import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.FileSystemResource;

/** Reads on after the first mistake of a file, so that all of them are told at once: names that nobody knows, values that do not fit. */
final class BindingErrors extends NoUnboundElementsBindHandler {

    private final String file;
    private final Class<?> type;
    private final List<ConfigurationPropertyName> wrong = new ArrayList<>();
    private final Set<Mistake> found = new TreeSet<>();

    /**
     * @param file named where a mistake has no place of its own
     * @param type what it is read as
     */
    BindingErrors(String file, Class<?> type) {
        super(BindHandler.DEFAULT);
        this.file = file;
        this.type = type;
    }

    /** @param line 0 where it is not known */
    private record Mistake(int line, BilingualText text) implements Comparable<Mistake> {

        @Override
        public int compareTo(Mistake other) {
            int byLine = Integer.compare(line, other.line);
            return byLine == 0 ? text.en().compareTo(other.text.en()) : byLine;
        }
    }

    List<BilingualText> all() {
        return found.stream().map(Mistake::text).toList();
    }

    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
        if (error instanceof UnboundConfigurationPropertiesException unbound) {
            for (ConfigurationProperty property : unbound.getUnboundProperties()) {
                if (wrong.stream().noneMatch(known -> isWithin(property.getName(), known))) {
                    found.add(unknown(property));
                }
            }
        } else if (wrong.stream().noneMatch(known -> isWithin(known, name))) {
            wrong.add(name);
            ConfigurationProperty property = context.getConfigurationProperty();
            Object value = property == null ? null : property.getValue();
            found.add(mistake(name.toString(), ExpectedValue.describe(target, value, error), value, property));
        }
        return null;
    }

    private static boolean isWithin(ConfigurationPropertyName name, ConfigurationPropertyName place) {
        return name.equals(place) || place.isAncestorOf(name);
    }

    private Mistake unknown(ConfigurationProperty property) {
        UnknownName declared = UnknownName.of(type, property.getName());
        return mistake(
                declared.place(), ExpectedValue.names(declared.names(), declared.found()), declared.found(), property);
    }

    private Mistake mistake(
            String place, BilingualText expected, @Nullable Object value, @Nullable ConfigurationProperty property) {
        Origin origin = property == null ? null : property.getOrigin();
        while (origin instanceof PropertySourceOrigin inner) {
            origin = inner.getOrigin();
        }
        if (origin instanceof TextResourceOrigin text
                && text.getLocation() != null
                && text.getResource() instanceof FileSystemResource resource) {
            int line = text.getLocation().getLine() + 1;
            return new Mistake(line, ExpectedValue.found(resource.getPath(), line, place, expected, value));
        }
        return new Mistake(0, ExpectedValue.found(file, 0, place, expected, value));
    }
}
