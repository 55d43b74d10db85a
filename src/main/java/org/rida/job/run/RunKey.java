package org.rida.job.run;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The key of a run: the job and its parameters in their exact form. Of runs with equal keys one is active at a time. */
public final class RunKey {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> PARAMETERS = new TypeReference<>() {};

    private RunKey() {}

    /** Independent of the order of the parameters. */
    public static String compute(String job, Map<String, String> parameters) {
        return job + " " + json(parameters);
    }

    /** The parameters as a JSON object, sorted by name. */
    public static String json(Map<String, String> parameters) {
        return JSON.writeValueAsString(new TreeMap<>(parameters));
    }

    /** Reads what {@link #json} wrote. */
    public static Map<String, String> parameters(String json) {
        return JSON.readValue(json, PARAMETERS);
    }
}
