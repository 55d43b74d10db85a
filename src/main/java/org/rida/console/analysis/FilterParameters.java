package org.rida.console.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rida.policy.Dimension;
import org.rida.tally.count.SliceFilter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Filters in addresses: one parameter for each value, named as the dimension; a dimension of several values is repeated. */
final class FilterParameters {

    private FilterParameters() {}

    /**
     * A value that a page is filtered by.
     *
     * @param without the address of the same page without this value
     */
    public record FilterChip(Dimension dimension, String value, String without) {}

    /** @return the values are not validated here: an unknown one matches no row. Empty ones and other parameters are ignored */
    static SliceFilter read(MultiValueMap<String, String> parameters, List<Dimension> dimensions) {
        SliceFilter filter = SliceFilter.EVERYBODY;
        for (Dimension dimension : dimensions) {
            filter = filter.and(dimension, values(parameters, dimension.code()));
        }
        return filter;
    }

    private static List<String> values(MultiValueMap<String, String> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Adds a filter to an address; values are encoded with it, since codes of partners may contain any character. */
    static void add(UriComponentsBuilder address, Map<String, Object> variables, SliceFilter filter) {
        filter.values().forEach((dimension, chosen) -> {
            for (String value : chosen) {
                add(address, variables, dimension.code(), value);
            }
        });
    }

    static void add(UriComponentsBuilder address, Map<String, Object> variables, String name, String value) {
        String variable = "v" + variables.size();
        address.queryParam(name, "{" + variable + "}");
        variables.put(variable, value);
    }

    /**
     * Each value of the filter, to be removed.
     *
     * @param parameters of the page
     */
    static List<FilterChip> chips(String path, MultiValueMap<String, String> parameters, SliceFilter filter) {
        List<FilterChip> chips = new ArrayList<>();
        filter.values()
                .forEach((dimension, chosen) -> chosen.forEach(value -> {
                    MultiValueMap<String, String> others = new LinkedMultiValueMap<>(parameters);
                    // another selection begins at its first row
                    others.remove("from");
                    others.put(
                            dimension.code(),
                            values(parameters, dimension.code()).stream()
                                    .filter(other -> !other.equals(value))
                                    .toList());
                    chips.add(new FilterChip(dimension, value, address(path, others)));
                }));
        return chips;
    }

    /** The same page with these parameters, in alphabetical order; empty ones and the language are left out. */
    static String address(String path, MultiValueMap<String, String> parameters) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, Object> variables = new HashMap<>();
        new TreeMap<>(parameters)
                .keySet().stream()
                        .filter(name -> !name.equals("lang"))
                        .forEach(name -> values(parameters, name).stream()
                                .distinct()
                                .forEach(value -> addNamed(address, variables, name, value)));
        return address.encode().buildAndExpand(variables).toUriString();
    }

    /** Another page with the same filter, where it reads these dimensions, too. */
    static String address(String path, SliceFilter filter) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, Object> variables = new HashMap<>();
        add(address, variables, filter);
        return address.encode().buildAndExpand(variables).toUriString();
    }

    // names come from whoever wrote the address, so they are encoded, too
    private static void addNamed(
            UriComponentsBuilder address, Map<String, Object> variables, String name, String value) {
        if (name.matches("[A-Za-z-]+")) {
            add(address, variables, name, value);
        }
    }
}
