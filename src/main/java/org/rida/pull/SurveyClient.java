package org.rida.pull;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rida.pull.PullClient.WaitListener;

/** How one kind of server is asked, and what its answers hold. */
interface SurveyClient {

    PullServer server();

    /**
     * One page as the server gave it: JSON, of LimeSurvey the CSV of the whole survey.
     *
     * @param address of {@link #first} or {@link Page#next}
     * @throws org.rida.i18n.Problem when the server does not give it
     */
    byte[] fetch(PullSource source, URI address, WaitListener listener);

    /** @param since the time from which answers are wanted, null for all */
    URI first(PullSource source, @Nullable Instant since);

    /** @throws org.rida.i18n.Problem when it has not the form of such a page */
    Page read(PullSource source, URI address, byte[] content);

    /** Labels for the codes of the form, asked for after the pages; empty where codes are wanted. */
    default FormLabels labels(PullSource source, WaitListener listener) {
        return FormLabels.NONE;
    }
}
