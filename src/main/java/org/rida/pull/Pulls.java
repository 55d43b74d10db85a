package org.rida.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.pull.PullClient.WaitListener;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Fetches forms from servers into a folder under {@code rida.data}; what is read of the files there is the intake's. */
@Component
public class Pulls {

    private final Map<PullServer, SurveyClient> clients;
    private final PullLimits limits;
    private final PulledFiles files;
    private final Path folder;

    Pulls(List<SurveyClient> clients, PullLimits limits, PulledFiles files, @Value("${rida.data}") Path data) {
        this.clients = clients.stream().collect(Collectors.toMap(SurveyClient::server, Function.identity()));
        this.limits = limits;
        this.files = files;
        this.folder = data.resolve("pull");
    }

    /** The folder into which the files of a feed are put. */
    public Path folder(String feed) {
        return folder.resolve(feed);
    }

    /**
     * When the file is recorded: the pages that it was made of hold personal data and are not needed any longer.
     *
     * @param run as of {@link #begin}
     */
    public void clear(String feed, String run) {
        delete(folder(feed).resolve(Pull.PARTS).resolve(run));
    }

    /**
     * Deletes the pages of all runs that were stopped or failed, as somebody in them is to be erased; a run that goes on fetches them
     * again.
     *
     * @return how many
     */
    public int forgetPages() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> feeds = Files.list(folder)) {
            return feeds.map(feed -> feed.resolve(Pull.PARTS))
                    .filter(Files::isDirectory)
                    .mapToInt(Pulls::deleteAll)
                    .sum();
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static int deleteAll(Path runs) {
        try (Stream<Path> all = Files.walk(runs)) {
            int pages = (int) all.filter(Files::isRegularFile).count();
            delete(runs);
            return pages;
        } catch (IOException e) {
            throw notWritable(runs, e);
        }
    }

    private static void delete(Path place) {
        try {
            FileSystemUtils.deleteRecursively(place);
        } catch (IOException e) {
            throw notWritable(place, e);
        }
    }

    private static Problem notWritable(Path place, IOException e) {
        return Problem.because(e, "problem.folder-not-writable", "folder", place, "reason", Problem.reason(e));
    }

    /**
     * From when on answers are to be asked for: somewhat before the newest one that is stored, since servers store answers side by
     * side. Those that come twice are recognized by their numbers.
     *
     * @return null for all
     */
    public @Nullable Instant since(PullSource source) {
        return source.whole() || source.server() == PullServer.LIMESURVEY
                ? null
                : files.latest(source)
                        .map(latest -> latest.minus(limits.overlap()))
                        .orElse(null);
    }

    /**
     * Fetches page by page. Pages that an earlier attempt has fetched are not fetched again.
     *
     * @param run by which the pages of one attempt find those of the attempt before
     * @param started when the first attempt began; it names the file
     * @param since as {@link #since} gave it to the first attempt
     * @param waiting called several times a second while the server is waited for; throws in order to stop
     * @throws Problem when the folder cannot be written
     */
    public Pull begin(PullSource source, String run, Instant started, @Nullable Instant since, Runnable waiting) {
        SurveyClient client = java.util.Objects.requireNonNull(clients.get(source.server()));
        WaitListener listener = waiting::run;
        return new Pull(source, client, limits, files, folder(source.feed()), run, started, since, listener);
    }
}
