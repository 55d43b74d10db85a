package org.rida.job.run;














import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What makes two runs the same: the job and its parameters in their exact form. */
public final class RunKey {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> PARAMETERS = new TypeReference<>() {};

    private RunKey() {}

    public static String compute(String job, Map<String, String> parameters) {
        return job + " " + json(parameters);
    }

    public static String json(Map<String, String> parameters) {
        return JSON.writeValueAsString(new TreeMap<>(parameters));
    }

    public static Map<String, String> parameters(String json) {
        return JSON.readValue(json, PARAMETERS);
    }
}
