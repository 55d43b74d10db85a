package org.rida.job.definition;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.job.definition.JobDefinition.Feed;
import org.rida.job.definition.JobDefinition.Ingest;
import org.rida.pull.PullServer;
import org.rida.pull.PullSource;

/**
 * Fetches a form from a server, and reads what came through a mapping, as if it were a file of a watched folder.
 *
 * @param feed name of what is fetched; files are named after it
 * @param user account, where the server asks for name and password
 * @param secret name of the token or password, which stands elsewhere
 * @param labels language of labels that stand for codes; codes when absent
 * @param whole whether everything is fetched each time; only what came since when absent
 * @param archiveTo where files go that were read; {@code inbox/done} when absent
 * @param rejectTo where files go that were refused; {@code inbox/refused} when absent
 */
public record PullSettings(
        PullServer server,
        URI address,
        String form,
        String feed,
        String mapping,
        @Nullable String user,
        String secret,
        @Nullable String labels,
        Boolean whole,
        String archiveTo,
        String rejectTo) {

    public PullSettings {
        whole = whole != null && whole;
        archiveTo = archiveTo == null ? "inbox/done" : archiveTo;
        rejectTo = rejectTo == null ? "inbox/refused" : rejectTo;
    }

    /** What is fetched. */
    public PullSource source() {
        return new PullSource(feed, server, address, form, user, secret, labels, whole);
    }

    /** How files in the folder of the feed are read. */
    public Ingest ingest(String folder) {
        return new Ingest(folder, List.of(new Feed(feed + "-*.csv", mapping)), archiveTo, rejectTo);
    }
}
