package org.rida.report.definition;

import org.rida.i18n.BilingualText;
import org.rida.policy.ExpectedValue;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.RowsSpec;













import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * What a reader of YAML cannot see in a report's definition: what is left out that must be there, counts of nothing, blocks and
 * tables that do not say which one they are. Everything at once, each with its place.
 */
final class ReportValidator {

    private final String file;
    private final List<BilingualText> problems = new ArrayList<>();

    private ReportValidator(String file) {
        this.file = file;
    }

    /** Empty when the definition can be drafted. */
    static List<BilingualText> problems(String file, ReportDefinition definition) {
        ReportValidator checks = new ReportValidator(file);
        checks.parts("", definition);
        return List.copyOf(checks.problems);
    }

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

    /** Of those that need not be there. */
    private void mustBeOne(String place, Record whole) {
        List<RecordComponent> kinds = Stream.of(whole.getClass().getRecordComponents())
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .toList();
        List<String> there = kinds.stream()
                .filter(component -> value(whole, component) != null)
                .map(ReportValidator::name)
                .toList();
        if (there.size() != 1) {
            BilingualText expected =
                    ExpectedValue.exactlyOne(kinds.stream().map(ReportValidator::name).toList());
            problems.add(ExpectedValue.found(file, 0, place, expected, there.isEmpty() ? null : String.join(", ", there)));
        }
    }

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
