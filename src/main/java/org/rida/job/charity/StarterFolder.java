package org.rida.job.charity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.rida.i18n.Problem;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * What a charity begins with: jobs that read no folder of the sample, the reports, and a policy that still has no name. It is part of
 * the program, so that an empty folder is enough to start.
 */
public final class StarterFolder {

    private static final String ROOT = "starter/";
    private static final String ASSOCIATION = "jobs/policy/association.yaml";

    private StarterFolder() {}

    /**
     * Makes both folders where they are missing or empty. Each appears whole or not at all, so that a start that was interrupted can be
     * repeated; a folder in which there is anything stays as it is.
     *
     * @return whether the folder of jobs was made
     * @throws Problem when a folder cannot be written
     */
    public static boolean fill(Path jobs, Path reports) {
        // the jobs last: they refer to the reports
        make(reports, "reports/");
        return make(jobs, "jobs/");
    }

    private static boolean make(Path folder, String part) {
        Path target = folder.toAbsolutePath();
        try {
            if (!isEmpty(target)) {
                return false;
            }
            Path unfinished = Files.createDirectories(target.resolveSibling(target.getFileName() + ".unfinished"));
            copy(part, unfinished);
            // nothing but an empty folder can be in its place; within one folder a move is a rename
            Files.deleteIfExists(target);
            Files.move(unfinished, target);
            return true;
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", target, "reason", Problem.reason(e));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void copy(String part, Path target) throws IOException {
        FileSystemUtils.deleteRecursively(target);
        String prefix = "/" + ROOT + part;
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + part + "**")) {
            String address = file.getURL().getPath();
            String name = address.substring(address.lastIndexOf(prefix) + prefix.length());
            if (!name.isEmpty() && !name.endsWith("/") && file.isReadable()) {
                Path copied = target.resolve(name);
                Files.createDirectories(copied.resolveSibling(""));
                try (InputStream content = file.getInputStream()) {
                    Files.copy(content, copied, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Whether this is the text with which the policy's part about the charity begins, so that nobody has filled it in yet. */
    static boolean isUnchanged(String association) {
        try (InputStream content = StarterFolder.class.getResourceAsStream("/" + ROOT + ASSOCIATION)) {
            return content != null && new String(content.readAllBytes(), StandardCharsets.UTF_8).equals(association);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
