package org.rida.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What was read from files, kept as long as their content is the same: pages show what the files say at each visit, and parsing
 * them took longer than everything else on these pages. Content decides, not time and size, so that no change is missed.
 */
final class ReadFiles {

    /** Several times as many as a charity has files of rules; what was used longest ago goes. */
    private static final int MOST = 200;

    private final Map<ReadKey, ReadResult> results = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ReadKey, ReadResult> eldest) {
            return size() > MOST;
        }
    };

    private record ReadKey(List<Path> files, Class<?> type) {}

    private record ReadResult(List<String> contents, Object value) {}

    /**
     * @param reader fails as often as it is asked, since nothing is kept then; its result is not changed by anybody
     * @throws IOException when a file cannot be read as UTF-8 or is too large to be one of rules
     */
    <T> T get(List<Path> files, Class<T> type, Supplier<T> reader) throws IOException {
        ReadKey key = new ReadKey(List.copyOf(files), type);
        List<String> contents = contents(files);
        synchronized (results) {
            ReadResult known = results.get(key);
            if (known != null && known.contents().equals(contents)) {
                return type.cast(known.value());
            }
        }
        T value = Objects.requireNonNull(reader.get());
        // a file that changed meanwhile may have been read before or after
        if (contents(files).equals(contents)) {
            synchronized (results) {
                results.put(key, new ReadResult(contents, value));
            }
        }
        return value;
    }

    private static List<String> contents(List<Path> files) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Path file : files) {
            if (Files.size(file) > YamlLimits.MAX_BYTES) {
                throw new IOException(file + ": too large to be kept");
            }
            contents.add(Files.readString(file));
        }
        return contents;
    }
}
