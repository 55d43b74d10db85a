package org.rida.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.springframework.beans.BeanInstantiationException;
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
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.io.FileSystemResource;

/**
 * Continues binding after an error, so that all errors of a file are reported at once: unknown names and invalid values.
 * Errors are sorted by line, as they stand in the file.
 */
final class BindingErrors extends NoUnboundElementsBindHandler {

    private final String file;
    private final Class<?> type;
    private final List<ConfigurationPropertyName> failed = new ArrayList<>();
    private final Set<BindingError> errors = new TreeSet<>();

    /**
     * @param file named in errors that have no line of their own
     * @param type the record that the file is bound to
     */
    BindingErrors(String file, Class<?> type) {
        super(BindHandler.DEFAULT);
        this.file = file;
        this.type = type;
    }

    /**
     * @param text with place, expected and found value
     * @param line 0 where it is not known
     */
    private record BindingError(int line, BilingualText text) implements Comparable<BindingError> {

        @Override
        public int compareTo(BindingError other) {
            int byLine = Integer.compare(line, other.line);
            return byLine == 0 ? text.en().compareTo(other.text.en()) : byLine;
        }
    }

    /** The errors in the order of the file; empty when everything was bound. */
    List<BilingualText> all() {
        return errors.stream().map(BindingError::text).toList();
    }

    /** Records the error and returns null, so that binding continues with the next property. */
    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
        if (error instanceof UnboundConfigurationPropertiesException unbound) {
            for (ConfigurationProperty property : unbound.getUnboundProperties()) {
                if (failed.stream().noneMatch(known -> isWithin(property.getName(), known))) {
                    unknown(property).ifPresent(errors::add);
                }
            }
            // an error within an element is reported once, not again for each element around it
        } else if (failed.stream().noneMatch(known -> isWithin(known, name))) {
            failed.add(name);
            ConfigurationProperty property = context.getConfigurationProperty();
            Object value = property == null ? null : property.getValue();
            errors.add(error(name.toString(), target, value, error, property));
        }
        return null;
    }

    private static boolean isWithin(ConfigurationPropertyName name, ConfigurationPropertyName place) {
        return name.equals(place) || place.isAncestorOf(name);
    }

    /** Empty for a declared name: it was not read because something before it failed. */
    private Optional<BindingError> unknown(ConfigurationProperty property) {
        return UnknownName.of(type, property.getName())
                .map(name ->
                        error(name.place(), ExpectedValue.names(name.names(), name.found()), name.found(), property));
    }

    private BindingError error(
            String place,
            Bindable<?> target,
            @Nullable Object value,
            Exception error,
            @Nullable ConfigurationProperty property) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(error);
        if (error instanceof BeanInstantiationException && cause instanceof IllegalArgumentException) {
            // a record's own check says what it expected and found
            return new BindingError(
                    0, BilingualText.same(String.join(": ", placed(place), String.valueOf(cause.getMessage()))));
        }
        if (error instanceof ConversionFailedException failure
                && failure.getTargetType().getType().isEnum()) {
            // also a key of a map, whose type is not that of the target
            return error(
                    place,
                    ExpectedValue.describe(Bindable.of(failure.getTargetType().getType()), failure.getValue(), error),
                    failure.getValue(),
                    property);
        }
        return error(place, ExpectedValue.describe(target, value, error), value, property);
    }

    private String placed(String place) {
        return place.isEmpty() ? file : file + ": " + place;
    }

    private BindingError error(
            String place, BilingualText expected, @Nullable Object value, @Nullable ConfigurationProperty property) {
        Origin origin = property == null ? null : property.getOrigin();
        // Boot wraps the origin once for each property source
        while (origin instanceof PropertySourceOrigin inner) {
            origin = inner.getOrigin();
        }
        if (origin instanceof TextResourceOrigin text
                && text.getLocation() != null
                && text.getResource() instanceof FileSystemResource resource) {
            int line = text.getLocation().getLine() + 1;
            return new BindingError(line, ExpectedValue.found(resource.getPath(), line, place, expected, value));
        }
        return new BindingError(0, ExpectedValue.found(file, 0, place, expected, value));
    }
}
