package org.rida.job.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.YamlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The jobs that {@code jobs/*.yaml} declares, by the name of their file. Changed files take effect at the next
 * query; when one of them is invalid, the change is rejected as a whole and the previous definitions stay in effect.
 */
@Component
public class JobDefinitions {

    private static final String ENDING = ".yaml";
    private static final Logger LOG = LoggerFactory.getLogger(JobDefinitions.class);

    private final Path folder;
    private final JobValidator validator;
    private String lastFingerprint = "";
    private @Nullable SortedMap<String, JobDefinition> current;
    private @Nullable Problem invalid;

    public JobDefinitions(@Value("${rida.jobs}") Path folder, JobValidator validator) {
        this.folder = folder;
        this.validator = validator;
    }

    /**
     * Every job in effect, sorted by name.
     *
     * @throws Problem listing everything that is wrong in the folder, when no valid state of it was read before
     */
    public synchronized SortedMap<String, JobDefinition> all() {
        String now = fingerprint();
        if (!now.equals(lastFingerprint)) {
            lastFingerprint = now;
            reload();
        }
        if (current == null) {
            throw java.util.Objects.requireNonNull(invalid);
        }
        return current;
    }

    /** What is wrong in the files as they are now, while an earlier state is in effect; empty when they are valid. */
    public synchronized Optional<BilingualText> invalidChange() {
        all();
        return Optional.ofNullable(invalid).map(Problem::text);
    }

    /** Empty when there is no such job in effect, or the folder was invalid from the start. */
    public Optional<JobDefinition> find(String name) {
        try {
            return Optional.ofNullable(all().get(name));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    /** @throws Problem naming the jobs that exist */
    public JobDefinition get(String name) {
        SortedMap<String, JobDefinition> jobs = all();
        JobDefinition job = jobs.get(name);
        if (job == null) {
            throw InvalidRequest.of("problem.job-unknown", "job", name, "jobs", jobs.keySet());
        }
        return job;
    }

    /**
     * All files or none: jobs that belong together are changed together. The previous state stays when a file is
     * invalid, so that a slip of the pen stops no schedule.
     */
    private void reload() {
        try {
            current = Collections.unmodifiableSortedMap(read());
            invalid = null;
        } catch (Problem e) {
            invalid = e;
            if (current != null) {
                LOG.error("invalid change in {}, the previous jobs stay in force: {}", folder, e.getMessage());
            }
        }
    }

    /** @throws Problem with a line for everything that is wrong in any file */
    private SortedMap<String, JobDefinition> read() {
        SortedMap<String, JobDefinition> jobs = new TreeMap<>();
        List<BilingualText> problems = new ArrayList<>();
        for (Path file : files()) {
            try {
                JobDefinition job = YamlFile.read(file, JobDefinition.class);
                validator.problems(job).forEach(p -> problems.add(BilingualText.same(placed(file, p))));
                jobs.put(name(file), job);
            } catch (ConfigurationProblem e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new Problem(BilingualText.of(language -> String.join(
                    "\n", problems.stream().map(p -> "- " + p.in(language)).toList())));
        }
        return jobs;
    }

    /** With the line of what is wrong, as binding gives it. */
    private static String placed(Path file, String problem) {
        OptionalInt line = YamlFile.line(file, problem.substring(0, problem.indexOf(": ")));
        return file + (line.isPresent() ? ", line " + line.getAsInt() : "") + ": " + problem;
    }

    /** The files of jobs; folders below hold mappings, policy and decisions. */
    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            throw Problem.of("problem.folder-missing", "folder", folder.toAbsolutePath());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names, sizes and times of the files: reading them all at every query would be too slow. */
    private String fingerprint() {
        if (!Files.isDirectory(folder)) {
            return "missing";
        }
        StringBuilder all = new StringBuilder("files");
        for (Path file : files()) {
            try {
                all.append('\n')
                        .append(file)
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ');
                all.append(Files.getLastModifiedTime(file).toMillis());
            } catch (IOException e) {
                all.append('\n').append(file).append(" unreadable");
            }
        }
        return all.toString();
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }
}
