package org.rida.report.render.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The class files that the compiler of templates reads, each looked for once. For each template it asks anew for the same
 * classes, and for names that are no class but might be, for which every jar is searched: half of the time of compiling.
 */
final class CompilerClassPath extends ClassLoader {

    private final Map<String, Optional<byte[]>> files = new ConcurrentHashMap<>();

    CompilerClassPath() {
        super(CompilerClassPath.class.getClassLoader());
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return files.computeIfAbsent(name, this::read)
                .map(ByteArrayInputStream::new)
                .orElse(null);
    }

    private Optional<byte[]> read(String name) {
        try (InputStream file = super.getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
