package org.rida.report.definition;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.policy.ExpectedValue;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.RowsSpec;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Validates what the YAML binding cannot: missing mandatory values, counts below 1, and blocks and rows that do not
 * have exactly one kind. Collects all problems, each with its path in the file. Works on record components: {@code
 * @Nullable} ones are optional.
 */
final class ReportValidator {

    private final String file;
    private final List<BilingualText> problems = new ArrayList<>();

    private ReportValidator(String file) {
        this.file = file;
    }

    /**
     * All problems of the definition; empty when it can be drafted.
     *
     * @param file named in the messages
     */
    static List<BilingualText> problems(String file, ReportDefinition definition) {
        ReportValidator checks = new ReportValidator(file);
        checks.parts("", definition);
        return List.copyOf(checks.problems);
    }

    /** @param place path of the record within the file; empty for the whole definition */
    private void parts(String place, Record whole) {
        if (whole instanceof BlockSpec || whole instanceof RowsSpec) {
            mustBeOne(place, whole);
        }
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            String inner = (place.isEmpty() ? "" : place + ".") + name(component);
            Object value = value(whole, component);
            if (value == null) {
                mustBeOptional(inner, component);
            } else {
                part(inner, component, value);
            }
        }
    }

    private void part(String place, RecordComponent component, Object value) {
        if (value instanceof Record whole) {
            parts(place, whole);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Record whole) {
                    parts(place + "[" + i + "]", whole);
                }
            }
        } else if (component.getType() == int.class && (int) value < 1) {
            problems.add(ExpectedValue.found(file, 0, place, ExpectedValue.kind("count"), value));
        }
    }

    private void mustBeOptional(String place, RecordComponent component) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            problems.add(ExpectedValue.found(file, 0, place, ExpectedValue.describe(component.getType()), null));
        }
    }

    /** Exactly one of the optional components must be present. */
    private void mustBeOne(String place, Record whole) {
        List<RecordComponent> kinds = Stream.of(whole.getClass().getRecordComponents())
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .toList();
        List<String> there = kinds.stream()
                .filter(component -> value(whole, component) != null)
                .map(ReportValidator::name)
                .toList();
        if (there.size() != 1) {
            BilingualText expected = ExpectedValue.exactlyOne(
                    kinds.stream().map(ReportValidator::name).toList());
            problems.add(
                    ExpectedValue.found(file, 0, place, expected, there.isEmpty() ? null : String.join(", ", there)));
        }
    }

    /** The property's name in the file, in kebab case. */
    private static String name(RecordComponent component) {
        return DataObjectPropertyName.toDashedForm(component.getName());
    }

    private static @Nullable Object value(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
