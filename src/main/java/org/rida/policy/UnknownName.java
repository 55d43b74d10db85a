package org.rida.policy;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;

/**
 * The part of a property name that the record does not declare.
 *
 * @param place up to the first part that is not declared, that part included
 * @param found that part
 * @param names what may stand there
 */
record UnknownName(String place, String found, List<String> names) {

    /**
     * @param type record that the file is bound to
     * @param name as the file has it
     * @return empty when the record declares every part
     */
    static Optional<UnknownName> of(Class<?> type, ConfigurationPropertyName name) {
        ResolvableType at = ResolvableType.forClass(type);
        for (int i = 0; i < name.getNumberOfElements(); i++) {
            Optional<ResolvableType> inner = inner(at, name, i);
            if (inner.isEmpty()) {
                return Optional.of(new UnknownName(
                        name.chop(i + 1).toString(), name.getElement(i, Form.ORIGINAL), names(at.toClass())));
            }
            at = inner.get();
        }
        return Optional.empty();
    }

    /** Names as they stand in files. */
    static List<String> names(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.getRecordComponents()).map(UnknownName::dashed).toList()
                : List.of();
    }

    // the record's types are followed as far as the name goes, through lists and maps
    private static Optional<ResolvableType> inner(ResolvableType at, ConfigurationPropertyName name, int element) {
        if (Collection.class.isAssignableFrom(at.toClass()) && name.isNumericIndex(element)) {
            return Optional.of(at.asCollection().getGeneric());
        }
        if (Map.class.isAssignableFrom(at.toClass())) {
            return Optional.of(at.asMap().getGeneric(1));
        }
        return Stream.of(at.toClass().isRecord() ? at.toClass().getRecordComponents() : new RecordComponent[0])
                .filter(component -> uniform(component).equals(name.getElement(element, Form.UNIFORM)))
                .findFirst()
                .map(component -> ResolvableType.forMethodReturnType(component.getAccessor()));
    }

    private static String dashed(RecordComponent component) {
        Name name = field(component).getAnnotation(Name.class);
        return name == null ? DataObjectPropertyName.toDashedForm(component.getName()) : name.value();
    }

    private static Field field(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String uniform(RecordComponent component) {
        return dashed(component).replace("-", "");
    }
}
