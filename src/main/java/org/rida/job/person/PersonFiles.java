package org.rida.job.person;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rida.i18n.Problem;
import org.rida.intake.key.ErasedNumberList;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.PseudonymKeys;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.person.FoundRow;
import org.rida.intake.person.PersonRows;
import org.rida.intake.person.RawFiles;
import org.rida.intake.person.RawFiles.ErasedFile;
import org.rida.intake.person.RawFiles.FileOutcome;
import org.rida.intake.person.RawFiles.RawFile;
import org.rida.job.definition.JobDefinition.Feed;
import org.rida.job.definition.JobDefinition.Ingest;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.rules.MappingFiles;
import org.rida.job.step.Inbox;
import org.rida.pull.Pulls;
import org.rida.sampling.InvitationFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files as they were sent, in all folders that jobs read from and move to, and uploads. */
@Component
public class PersonFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PersonFiles.class);

    private final JobDefinitions jobs;
    private final MappingFiles mappings;
    private final RawFiles rawFiles;
    private final PersonRows rows;
    private final PseudonymKeys keys;
    private final ErasedNumberList erased;
    private final Pulls pulls;
    private final Path uploads;
    private final Path invitations;

    PersonFiles(
            JobDefinitions jobs,
            MappingFiles mappings,
            RawFiles rawFiles,
            PersonRows rows,
            PseudonymKeys keys,
            ErasedNumberList erased,
            Pulls pulls,
            @Value("${rida.data}") Path data) {
        this.jobs = jobs;
        this.mappings = mappings;
        this.rawFiles = rawFiles;
        this.rows = rows;
        this.keys = keys;
        this.erased = erased;
        this.pulls = pulls;
        this.uploads = data.resolve("uploads");
        this.invitations = data.resolve("invitations");
    }

    /**
     * What was erased in a folder.
     *
     * @param files with rows of the person
     * @param deleted how many of them were deleted as a whole
     * @param waiting how many are workbooks that are still to be read, and are treated then
     */
    public record ErasedFolder(String folder, int files, int rows, int deleted, int waiting) {

        private ErasedFolder with(ErasedFile file) {
            return new ErasedFolder(
                    folder,
                    files + 1,
                    rows + file.rows(),
                    deleted + (file.outcome() == FileOutcome.DELETED ? 1 : 0),
                    waiting + (file.outcome() == FileOutcome.WAITING ? 1 : 0));
        }
    }

    /** Rows of the person in all files, for the answer to a request for access. */
    List<FoundRow> find(ErasedNumbers numbers) {
        return files().values().stream()
                .flatMap(List::stream)
                .flatMap(file -> rawFiles.find(file, numbers, keys.open()).stream())
                .toList();
    }

    /**
     * Files of invitation lists are deleted whole: they can be written again, without the person. So are pages that were fetched for
     * runs that have not ended.
     *
     * @param lists numbers of the lists that the person is on
     * @return for each folder with files of the person
     */
    List<ErasedFolder> erase(ErasedNumbers numbers, List<Long> lists) {
        Map<String, ErasedFolder> folders = new LinkedHashMap<>();
        files().forEach((folder, files) -> files.forEach(file -> {
            ErasedFile result = erase(file, numbers);
            if (result.outcome() != FileOutcome.UNTOUCHED) {
                folders.merge(
                        folder, new ErasedFolder(folder, 0, 0, 0, 0).with(result), (one, more) -> one.with(result));
            }
        }));
        for (Path folder : lists.isEmpty() ? List.<Path>of() : invitationFolders()) {
            int deleted = InvitationFiles.delete(folder, lists);
            if (deleted > 0) {
                folders.put(folder.toString(), new ErasedFolder(folder.toString(), deleted, 0, deleted, 0));
            }
        }
        int pages = pulls.forgetPages();
        if (pages > 0) {
            folders.put("pull", new ErasedFolder("pull", pages, 0, pages, 0));
        }
        return List.copyOf(folders.values());
    }

    /** That of the command, and those of steps. */
    private List<Path> invitationFolders() {
        Stream<Path> ofSteps = jobs.all().values().stream()
                .flatMap(job -> job.steps().stream())
                .map(StepDeclaration::sample)
                .filter(Objects::nonNull)
                .map(sample -> Path.of(sample.folder()));
        return Stream.concat(Stream.of(invitations), ofSteps).distinct().toList();
    }

    /** A file that was rewritten has another hash: the intake knows files by it, and must know this one again. */
    private ErasedFile erase(RawFile file, ErasedNumbers numbers) {
        ErasedFile result = rawFiles.erase(file, numbers, keys.open());
        if (!result.sha256().isEmpty()) {
            rows.rewritten(result.sha256Before(), result.sha256());
        }
        return result;
    }

    /** Erases from a file that was just read whoever was erased before it came. */
    public void treat(Path file, String mapping) {
        ErasedNumbers numbers = erased.numbers(keys.open());
        if (!numbers.isEmpty() && Files.exists(file)) {
            erase(new RawFile(file, mappings().get(mapping), false), numbers);
        }
    }

    /**
     * All files by folder, each once.
     *
     * <p>A folder may be that of several steps; a file is read by the mapping of the step whose feed takes it.
     */
    private Map<String, List<RawFile>> files() {
        Map<String, Map<Path, RawFile>> folders = new TreeMap<>();
        Map<String, Mapping> known = mappings();
        List<Ingest> steps = jobs.all().values().stream()
                .flatMap(job -> job.steps().stream())
                .flatMap(step -> reading(step).stream())
                .toList();
        for (Ingest step : steps) {
            add(folders, step.folder(), step, known, true);
            if (step.move() != null) {
                add(folders, step.move().archiveTo(), step, known, false);
                add(folders, step.move().rejectTo(), step, known, false);
            }
        }
        list(uploads).forEach(upload -> list(upload).filter(Inbox::isFile).forEach(file -> folders.computeIfAbsent(
                        "uploads", folder -> new TreeMap<>())
                .put(file, new RawFile(file, null, false))));
        Map<String, List<RawFile>> files = new LinkedHashMap<>();
        folders.forEach((folder, found) -> files.put(folder, new ArrayList<>(found.values())));
        return files;
    }

    /** What a step reads, also of files that it fetches itself. */
    private Optional<Ingest> reading(StepDeclaration step) {
        return Optional.ofNullable(step.pull())
                .map(pull -> pull.ingest(pulls.folder(pull.feed()).toString()))
                .or(() -> Optional.ofNullable(step.ingest()));
    }

    /**
     * Adds the files of a folder; one that no feed takes is looked through without a mapping, unless another step knows
     * it.
     *
     * @param waiting whether the folder is one from which files are still to be read
     */
    private static void add(
            Map<String, Map<Path, RawFile>> folders,
            String folder,
            Ingest step,
            Map<String, Mapping> known,
            boolean waiting) {
        Map<Path, RawFile> files = folders.computeIfAbsent(folder, name -> new TreeMap<>());
        list(Path.of(folder)).filter(Inbox::isFile).forEach(file -> feed(step, file)
                .ifPresentOrElse(
                        feed -> files.put(file, new RawFile(file, known.get(feed.mapping()), waiting)),
                        () -> files.putIfAbsent(file, new RawFile(file, null, waiting))));
    }

    /** The feed of a file, also behind the number that keeps names apart. */
    private static Optional<Feed> feed(Ingest step, Path file) {
        Path original = Path.of(String.valueOf(file.getFileName()).replaceFirst("^\\d+-", ""));
        return step.feeds().stream()
                .filter(feed -> Inbox.matches(feed, file) || Inbox.matches(feed, original))
                .findFirst();
    }

    /** By name; none while one of the files is wrong: then every cell is looked at. */
    private Map<String, Mapping> mappings() {
        Map<String, Mapping> known = new HashMap<>();
        try {
            mappings.all().forEach(mapping -> known.put(mapping.name(), mapping));
        } catch (Problem invalid) {
            LOG.warn("{}", invalid.getMessage());
        }
        return known;
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-missing", "folder", folder.toAbsolutePath());
        }
    }
}
