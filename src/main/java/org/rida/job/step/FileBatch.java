package org.rida.job.step;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rida.job.part.Part;

/**
 * Files that follow each other, handed out together while they are small: what is written down about each part costs more than
 * the reading of a small file.
 */
final class FileBatch {

    private static final String FIRST = "first";
    private static final String OF = "of";
    private static final String FILE = "file.";
    private static final String MAPPING = "mapping.";

    private FileBatch() {}

    /**
     * A file in its place among all.
     *
     * @param number 1 for the first
     */
    record BatchedFile(Path file, String mapping, int number, int total) {}

    /**
     * The parts, in the order of the files.
     *
     * @param together a part has more than one file only as long as they have no more bytes than this
     */
    static List<Part> parts(List<Inbox.InboxFile> deliveries, long together) {
        List<List<Inbox.InboxFile>> bundles = batches(deliveries, together);
        List<Part> parts = new ArrayList<>();
        int first = 1;
        for (List<Inbox.InboxFile> bundle : bundles) {
            parts.add(new Part(
                    id(bundle),
                    describe(bundle),
                    parts.size() + 1,
                    bundles.size(),
                    facts(bundle, first, deliveries.size())));
            first += bundle.size();
        }
        return parts;
    }

    /** The files of a part, in order. */
    static List<BatchedFile> items(Part part) {
        int first = Integer.parseInt(part.fact(FIRST));
        int of = Integer.parseInt(part.fact(OF));
        return IntStream.iterate(0, i -> part.facts().containsKey(FILE + i), i -> i + 1)
                .mapToObj(i -> new BatchedFile(Path.of(part.fact(FILE + i)), part.fact(MAPPING + i), first + i, of))
                .toList();
    }

    private static List<List<Inbox.InboxFile>> batches(List<Inbox.InboxFile> deliveries, long together) {
        List<List<Inbox.InboxFile>> bundles = new ArrayList<>();
        long room = -1;
        for (Inbox.InboxFile delivery : deliveries) {
            long bytes = delivery.bytes();
            if (bytes > room) {
                bundles.add(new ArrayList<>());
                room = together;
            }
            bundles.get(bundles.size() - 1).add(delivery);
            room -= bytes;
        }
        return bundles;
    }

    private static Map<String, String> facts(List<Inbox.InboxFile> bundle, int first, int of) {
        Map<String, String> facts = new TreeMap<>();
        facts.put(FIRST, Integer.toString(first));
        facts.put(OF, Integer.toString(of));
        for (int i = 0; i < bundle.size(); i++) {
            facts.put(FILE + i, bundle.get(i).file().toString());
            facts.put(MAPPING + i, bundle.get(i).mapping());
        }
        return facts;
    }

    private static String id(List<Inbox.InboxFile> bundle) {
        if (bundle.size() == 1) {
            return bundle.get(0).id();
        }
        String ids = bundle.stream().map(Inbox.InboxFile::id).collect(Collectors.joining());
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String describe(List<Inbox.InboxFile> bundle) {
        String first = name(bundle.get(0));
        return bundle.size() == 1 ? first : first + " – " + name(bundle.get(bundle.size() - 1));
    }

    private static String name(Inbox.InboxFile delivery) {
        return String.valueOf(delivery.file().getFileName());
    }
}
