package org.rida.job.step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rida.intake.format.IncomingFile;
import org.rida.io.Sha256;
import org.rida.job.part.Part;

/**
 * Groups consecutive small files into one part: recording a part in the job repository costs more than reading a small file. The
 * files are stored as facts of the part, so that any process can work on it.
 */
final class FileBatch {

    private static final String FIRST = "first";
    private static final String OF = "of";
    private static final String FILE = "file.";
    private static final String MAPPING = "mapping.";
    private static final String HASHED = "sha256-";

    private FileBatch() {}

    /**
     * A file of a part.
     *
     * @param number its place among all files of the step, 1 for the first
     * @param total how many files the step has
     */
    record BatchedFile(Path file, String mapping, int number, int total) {}

    /**
     * The parts, in the order of the files.
     *
     * @param maxBytes that the files of a part may have together; a larger file is a part of its own
     */
    static List<Part> parts(List<Inbox.InboxFile> files, long maxBytes) {
        List<List<Inbox.InboxFile>> batches = batches(files, maxBytes);
        List<Part> parts = new ArrayList<>();
        int first = 1;
        for (List<Inbox.InboxFile> batch : batches) {
            parts.add(new Part(
                    id(batch), describe(batch), parts.size() + 1, batches.size(), facts(batch, first, files.size())));
            first += batch.size();
        }
        return parts;
    }

    /** The files of a part, in order. */
    static List<BatchedFile> items(Part part) {
        int first = Integer.parseInt(part.fact(FIRST));
        int of = Integer.parseInt(part.fact(OF));
        return IntStream.iterate(0, i -> part.facts().containsKey(FILE + i), i -> i + 1)
                .mapToObj(i ->
                        new BatchedFile(found(Path.of(part.fact(FILE + i))), part.fact(MAPPING + i), first + i, of))
                .toList();
    }

    private static List<List<Inbox.InboxFile>> batches(List<Inbox.InboxFile> files, long maxBytes) {
        List<List<Inbox.InboxFile>> batches = new ArrayList<>();
        long remaining = -1;
        for (Inbox.InboxFile file : files) {
            long bytes = file.bytes();
            if (bytes > remaining) {
                batches.add(new ArrayList<>());
                remaining = maxBytes;
            }
            batches.get(batches.size() - 1).add(file);
            remaining -= bytes;
        }
        return batches;
    }

    private static Map<String, String> facts(List<Inbox.InboxFile> batch, int first, int of) {
        Map<String, String> facts = new TreeMap<>();
        facts.put(FIRST, Integer.toString(first));
        facts.put(OF, Integer.toString(of));
        for (int i = 0; i < batch.size(); i++) {
            facts.put(FILE + i, stored(batch.get(i).file()));
            facts.put(MAPPING + i, batch.get(i).mapping());
        }
        return facts;
    }

    /** The path of a file; with the hash of its name where that holds personal data, as parts are stored. */
    private static String stored(Path file) {
        String name = String.valueOf(file.getFileName());
        return IncomingFile.nameOf(file).equals(name)
                ? file.toString()
                : file.resolveSibling(HASHED + Sha256.hex(name)).toString();
    }

    /** The file of a stored path; the path itself when the folder holds none any more. */
    private static Path found(Path stored) {
        String name = String.valueOf(stored.getFileName());
        if (!name.startsWith(HASHED) || Files.exists(stored)) {
            return stored;
        }
        try (Stream<Path> files = Files.list(stored.toAbsolutePath().getParent())) {
            return files.filter(file -> stored(file).endsWith(name)).findFirst().orElse(stored);
        } catch (IOException e) {
            return stored;
        }
    }

    private static String id(List<Inbox.InboxFile> batch) {
        if (batch.size() == 1) {
            return batch.get(0).id();
        }
        String ids = batch.stream().map(Inbox.InboxFile::id).collect(Collectors.joining());
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String describe(List<Inbox.InboxFile> batch) {
        String first = name(batch.get(0));
        return batch.size() == 1 ? first : first + " – " + name(batch.get(batch.size() - 1));
    }

    private static String name(Inbox.InboxFile file) {
        return IncomingFile.nameOf(file.file());
    }
}
