package org.rida.intake.person;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.format.FileFormats;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.row.FileContext;
import org.rida.intake.table.TableReader;
import org.rida.io.AtomicFile;
import org.rida.io.Sha256;
import org.rida.policy.Policy;
import org.springframework.stereotype.Component;

/**
 * Finds and erases rows of people in files as they were sent. Of a text file the rows are emptied and the lines remain, so that
 * all other rows stay on theirs. A workbook or an archive that holds such a row is deleted.
 */
@Component
public class RawFiles {

    /** A note beside a refused file holds a sentence, no table. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}/_-]*");

    /** A line with its end, of which files of one sender may mix several kinds. */
    private static final Pattern LINE = Pattern.compile("[^\r\n]*(\r\n|\r|\n|\\z)");
    /** In place of a number in a sentence. */
    private static final String ERASED = "…";

    private final FileFormats formats;
    private final Policy policy;
    private final InstantSource time;

    RawFiles(FileFormats formats, Policy policy, InstantSource time) {
        this.formats = formats;
        this.policy = policy;
        this.time = time;
    }

    /**
     * A file as it was sent.
     *
     * @param mapping that reads it; null where none is known: then every cell may hold a number
     * @param waiting whether it was not read yet: a workbook is left then, and treated when it has been read
     */
    public record RawFile(Path path, @Nullable Mapping mapping, boolean waiting) {}

    /** What became of a file. */
    public enum FileOutcome {
        UNTOUCHED,
        ROWS_REMOVED,
        DELETED,
        /** A workbook that is still to be read. */
        WAITING
    }

    /**
     * @param rows how many rows were of the person
     * @param sha256 of the content before and after; empty where the file is unchanged or gone
     */
    public record ErasedFile(FileOutcome outcome, int rows, String sha256Before, String sha256) {
        static final ErasedFile UNTOUCHED = new ErasedFile(FileOutcome.UNTOUCHED, 0, "", "");
    }

    /** The rows of a file that hold one of the numbers; a file that no format reads holds none. */
    public List<FoundRow> find(RawFile file, ErasedNumbers numbers, PseudonymKey key) {
        return read(file, numbers, key).map(search -> search.rows()).orElse(List.of());
    }

    /** @throws Problem when the file cannot be written */
    public ErasedFile erase(RawFile file, ErasedNumbers numbers, PseudonymKey key) {
        try {
            if (file.path().toString().endsWith(".txt") && eraseWords(file.path(), numbers)) {
                return new ErasedFile(FileOutcome.ROWS_REMOVED, 1, "", "");
            }
            Optional<PersonRowSearch> search =
                    read(file, numbers, key).filter(found -> !found.lines().isEmpty());
            return search.isEmpty() ? ErasedFile.UNTOUCHED : erase(file, search.get());
        } catch (IOException e) {
            throw Problem.because(
                    e,
                    "problem.folder-not-writable",
                    "folder",
                    file.path().toAbsolutePath(),
                    "reason",
                    Problem.reason(e));
        }
    }

    /** A text in a charset that its own bytes contradict cannot be written back as it was, and is deleted. */
    private static ErasedFile erase(RawFile file, PersonRowSearch search) throws IOException {
        int rows = search.lines().size();
        if (search.charset().isPresent() && search.isPlainText()) {
            String before = Sha256.hex(file.path());
            try {
                rewrite(file.path(), Charset.forName(search.charset().get()), search);
                return new ErasedFile(FileOutcome.ROWS_REMOVED, rows, before, Sha256.hex(file.path()));
            } catch (CharacterCodingException e) {
                Files.delete(file.path());
                return new ErasedFile(FileOutcome.DELETED, rows, "", "");
            }
        }
        if (file.waiting()) {
            return new ErasedFile(FileOutcome.WAITING, rows, "", "");
        }
        Files.delete(file.path());
        return new ErasedFile(FileOutcome.DELETED, rows, "", "");
    }

    /**
     * Empties the lines from each such row to the next row.
     *
     * <p>A row of several lines goes as a whole. The time of modification stays: how long a file is kept is counted from it.
     */
    private static void rewrite(Path path, Charset charset, PersonRowSearch search) throws IOException {
        FileTime modified = Files.getLastModifiedTime(path);
        String text = charset.newDecoder()
                .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(path)))
                .toString();
        StringBuilder kept = new StringBuilder(text.length());
        var lines = LINE.matcher(text);
        for (long line = 1; lines.find() && (lines.end() > lines.start()); line++) {
            Long row = search.starts().floor(line);
            kept.append(row != null && search.lines().contains(row) ? lines.group(1) : lines.group());
        }
        try (AtomicFile fresh = AtomicFile.of(path)) {
            java.nio.ByteBuffer bytes = charset.newEncoder().encode(java.nio.CharBuffer.wrap(kept));
            try (var out = fresh.output()) {
                out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            }
            fresh.commit();
        }
        Files.setLastModifiedTime(path, modified);
    }

    /** Notes beside refused files quote cells: numbers in them are replaced word by word. */
    private static boolean eraseWords(Path path, ErasedNumbers numbers) throws IOException {
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        String erased =
                WORD.matcher(text).replaceAll(word -> PersonRowSearch.isErased(word.group(), numbers) ? ERASED : "$0");
        if (erased.equals(text)) {
            return false;
        }
        Files.writeString(path, erased, StandardCharsets.UTF_8);
        return true;
    }

    /**
     * Looks through a file as its mapping reads it. A file that cannot be read holds no row that could be found; it is
     * not a failure of the erasure.
     */
    private Optional<PersonRowSearch> read(RawFile file, ErasedNumbers numbers, PseudonymKey key) {
        if (numbers.isEmpty() || !IncomingFile.isNotEmpty(file.path())) {
            return Optional.empty();
        }
        try {
            IncomingFile incoming = IncomingFile.of(file.path());
            PersonRowSearch search = new PersonRowSearch(incoming, file.mapping(), numbers, policy);
            formats.read(incoming, file.mapping() == null ? Mapping.plain(RecordType.REQUEST) : file.mapping(), search);
            search.finish();
            if (file.mapping() != null && isGenerated(file.mapping())) {
                search.lines().addAll(parsed(incoming, file.mapping(), numbers, key));
            }
            return Optional.of(search);
        } catch (Problem unreadable) {
            return Optional.empty();
        }
    }

    /** Whether numbers are not simply those of a column. */
    private static boolean isGenerated(Mapping mapping) {
        return mapping.numberFrom() == Mapping.NumberFrom.ROW
                || !mapping.number().with().isEmpty();
    }

    /**
     * Lines of rows whose number is made of several cells: only the parser knows it, so the whole file is parsed once
     * more.
     */
    private NavigableSet<Long> parsed(IncomingFile file, Mapping mapping, ErasedNumbers numbers, PseudonymKey key) {
        NavigableSet<Long> lines = new TreeSet<>();
        LocalDate today =
                LocalDate.ofInstant(time.instant(), policy.association().zone());
        FileContext context = new FileContext(mapping, policy, key, numbers, today, file.name(), Map.of());
        TableReader reader = new TableReader(
                file,
                context,
                formats.formatFor(file).fixedWidth(),
                (row, parser) -> {
                    if (parser.isErased()) {
                        lines.add(row.line());
                    }
                },
                IngestProgress.SILENT);
        formats.read(file, mapping, reader);
        reader.finish();
        return lines;
    }
}
