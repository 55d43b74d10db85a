package org.rida.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.privacy.PiiMasking;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of the page that is shown, from which those of its other parts and files follow. A parameter keeps all
 * its values. Those without a value are left out, and so is the language, which a cookie keeps.
 *
 * @param path without parameters
 * @param parameters of the request
 * @param form whether the page answers a form; the address is then that of the first page
 */
public record PageAddress(String path, Map<String, String[]> parameters, boolean form) {

    /** The same page with this parameter instead of its own. */
    public String with(String name, Object value) {
        return address(path, Map.of(name, value));
    }

    /** The same parameters at another path. */
    public PageAddress at(String other) {
        return new PageAddress(other, parameters, form);
    }

    /** The same page with these parameters instead of its own; an empty value takes one out. */
    public String with(Map<String, Object> others) {
        return address(path, others);
    }

    /** The same selection at another path, as a file has it: not a part of it, but all. */
    public String file(String other) {
        return address(other, Map.of("from", ""));
    }

    /** The parameters that a form keeps which has these itself; the language is kept by a cookie. */
    public Map<String, String[]> without(String... names) {
        Map<String, String[]> kept = new LinkedHashMap<>(parameters);
        kept.keySet().removeAll(List.of(names));
        kept.remove(RequestUserResolver.LANGUAGE);
        return kept;
    }

    /** Without parameters that hold personal data: the address goes to the browser's history and to logs. */
    PageAddress withoutPersonalData() {
        Map<String, String[]> others = new LinkedHashMap<>(parameters);
        others.entrySet()
                .removeIf(parameter -> isPersonal(parameter.getKey())
                        || Arrays.stream(parameter.getValue()).anyMatch(PageAddress::isPersonal));
        return isPersonal(path) ? new PageAddress("/", Map.of(), true) : new PageAddress(path, others, form);
    }

    static boolean isPersonal(String text) {
        return !PiiMasking.mask(text).equals(text);
    }

    private String address(String at, Map<String, Object> replaced) {
        Map<String, List<?>> all = new LinkedHashMap<>();
        parameters.forEach((name, values) -> all.put(name, List.of(values)));
        all.remove(RequestUserResolver.LANGUAGE);
        replaced.forEach((name, value) -> all.put(name, List.of(value)));
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(at);
        List<@Nullable Object> variables = new ArrayList<>();
        all.forEach((name, values) -> values.forEach(value -> {
            if (!value.toString().isBlank()) {
                // names come from the request, too: braces in them are no template
                address.queryParam("{" + variables.size() + "}", "{value}");
                variables.add(name);
                variables.add(value);
            }
        }));
        return address.encode().buildAndExpand(variables.toArray()).toUriString();
    }
}
