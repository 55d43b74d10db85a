package org.rida;














import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** A folder for jobs that a test declares itself, beside the policy and the mappings that the product comes with. */
public final class OwnJobs {

    private OwnJobs() {}

    /** The folder, {@code jobs} in a place. */
    public static Path in(Path place) throws IOException {
        Path jobs = place.resolve("jobs");
        for (String part : List.of("policy", "mappings")) {
            FileSystemUtils.copyRecursively(Path.of("jobs", part), jobs.resolve(part));
        }
        return jobs;
    }

    /** What a process must be told to work on them, with its data in the same place. More may be added. */
    public static Map<String, String> properties(Path place, String url) {
        Map<String, String> properties = new HashMap<>();
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", "postgres");
        properties.put("rida.jobs", place.resolve("jobs").toString());
        properties.put("rida.data", place.resolve("data").toString());
        return properties;
    }
}
