package org.rida.console;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A route with one of its methods, the names of its parameters, and whether it takes a JSON body. */
record FuzzTarget(String method, String route, Set<String> parameters, boolean body) {

    boolean takesFile() {
        return method.equals("POST") && (route.equals("/files") || route.endsWith("/corrected"));
    }

    boolean isApi() {
        return route.startsWith("/api/");
    }

    /** Those of every controller, and the log-in, which is a filter. */
    static List<FuzzTarget> all(RequestMappingHandlerMapping mappings) {
        List<FuzzTarget> targets = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String route : info.getPatternValues()) {
                for (RequestMethod each : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                    targets.add(new FuzzTarget(each.name(), route, parameters(method), hasBody(method)));
                }
            }
        });
        targets.add(new FuzzTarget("POST", "/login", Set.of("username", "password"), false));
        // bodies and files have more to vary
        List<FuzzTarget> varied = targets.stream()
                .filter(target -> target.body() || target.takesFile())
                .toList();
        Collections.nCopies(5, varied).forEach(targets::addAll);
        targets.sort(Comparator.comparing(FuzzTarget::route).thenComparing(FuzzTarget::method));
        return targets;
    }

    private static boolean hasBody(HandlerMethod method) {
        return Stream.of(method.getMethod().getParameters()).anyMatch(p -> p.isAnnotationPresent(RequestBody.class));
    }

    private static Set<String> parameters(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getMethod().getParameters()) {
            @Nullable RequestParam given = parameter.getAnnotation(RequestParam.class);
            if (given != null) {
                names.add(given.name().isEmpty() ? parameter.getName() : given.name());
            } else if (parameter.getType().isRecord() && !parameter.getType().equals(RequestUser.class)) {
                Stream.of(parameter.getType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return names;
    }
}
