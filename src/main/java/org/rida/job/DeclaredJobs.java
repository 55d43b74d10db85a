package org.rida.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rida.policy.DeclarationException;
import org.rida.policy.DeclaredFile;
import org.rida.wording.Problem;
import org.rida.wording.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** The jobs that {@code jobs/*.yaml} declares, by the name of their file. All problems of all files are told at once. */
@Component
public class DeclaredJobs {

    private static final String ENDING = ".yaml";

    private final Path folder;

    DeclaredJobs(@Value("${rida.jobs}") Path folder) {
        this.folder = folder;
    }

    /**
     * Every declared job, sorted by name.
     *
     * @throws Problem listing everything that is wrong in the folder
     */
    public SortedMap<String, JobDeclaration> all() {
        SortedMap<String, JobDeclaration> jobs = new TreeMap<>();
        List<Text> problems = new ArrayList<>();
        for (Path file : files()) {
            try {
                jobs.put(name(file), checked(file));
            } catch (DeclarationException e) {
                problems.add(e.text());
            }
        }
        if (!problems.isEmpty()) {
            throw new Problem(Text.of(language -> String.join(
                    "\n", problems.stream().map(p -> "- " + p.in(language)).toList())));
        }
        return jobs;
    }

    /** Empty when there is no such job; what is wrong in other files does not matter here. */
    public Optional<JobDeclaration> find(String name) {
        Path file = folder.resolve(name + ENDING);
        try {
            return Files.isRegularFile(file) ? Optional.of(checked(file)) : Optional.empty();
        } catch (DeclarationException e) {
            return Optional.empty();
        }
    }

    /** @throws Problem naming the jobs that exist */
    public JobDeclaration get(String name) {
        Map<String, JobDeclaration> jobs = new LinkedHashMap<>(all());
        JobDeclaration job = jobs.get(name);
        if (job == null) {
            throw WrongRequest.of("problem.job-unknown", "job", name, "jobs", String.join(", ", jobs.keySet()));
        }
        return job;
    }

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

    private static JobDeclaration checked(Path file) {
        JobDeclaration job = DeclaredFile.read(file, JobDeclaration.class);
        if (job.title() == null) {
            throw new DeclarationException(file.toString(), "title: expected {ar: …, en: …}, found nothing");
        }
        if (job.steps() == null || job.steps().isEmpty()) {
            throw new DeclarationException(file.toString(), "steps: expected a list of steps, found nothing");
        }
        if (job.schedule() != null
                && !CronExpression.isValidExpression(job.schedule().cron())) {
            throw new DeclarationException(
                    file.toString(),
                    "schedule.cron: expected six fields such as \"0 0 6 1 * *\" (06:00 on the 1st), found \""
                            + job.schedule().cron() + "\"");
        }
        return job;
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }
}
