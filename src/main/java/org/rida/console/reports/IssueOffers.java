package org.rida.console.reports;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.delivery.IssueRecipients;
import org.rida.delivery.IssueRecipients.PlannedMessage;
import org.rida.report.BackgroundIssuer;
import org.rida.report.BackgroundIssuer.IssueProgress;
import org.rida.report.StaleDrafts;
import org.rida.report.StaleDrafts.StaleDraft;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What issuing drafts would do now: shown before it is confirmed, on the page of one draft and on that of several. */
@Component
class IssueOffers {

    private final EditionRepository editions;
    private final BackgroundIssuer issuer;
    private final StaleDrafts stale;
    private final IssueRecipients recipients;

    IssueOffers(EditionRepository editions, BackgroundIssuer issuer, StaleDrafts stale, IssueRecipients recipients) {
        this.editions = editions;
        this.issuer = issuer;
        this.stale = stale;
        this.recipients = recipients;
    }

    /** Whether a draft can be issued together with others. */
    enum IssueState {
        READY,
        /** Its months have other counts now, which only its own page shows. */
        STALE,
        /** A newer edition of its report, month and part exists. */
        OLDER,
        ISSUING,
        ISSUED
    }

    /**
     * A draft to issue.
     *
     * @param sameReport all editions of its report, month and part, newest first, with itself
     * @param stale what has changed since it was drafted; null for nothing
     * @param messages to be sent when it is issued
     * @param progress of the issue that was last begun here, as long as it lasts or when it failed; null for none
     */
    record IssueOffer(
            Edition draft,
            List<Edition> sameReport,
            @Nullable StaleDraft stale,
            List<PlannedMessage> messages,
            @Nullable IssueProgress progress) {

        /** The edition that readers have of the month, from which the draft differs; null before the first. */
        public @Nullable Edition inForce() {
            return sameReport.stream().filter(Edition::isIssued).findFirst().orElse(null);
        }

        /** What the page says that issuing does: which edition it replaces, who gets it, and which change of the counts it leaves out. */
        public String shown() {
            Edition replaced = inForce();
            return (replaced == null ? 0 : replaced.id()) + " to " + messages
                    + (stale == null ? "" : " without " + stale.state());
        }

        public IssueState state() {
            if (draft.isIssued()) {
                return IssueState.ISSUED;
            }
            if (progress != null && progress.isRunning()) {
                return IssueState.ISSUING;
            }
            if (draft.id() != newest().id()) {
                return IssueState.OLDER;
            }
            return stale == null ? IssueState.READY : IssueState.STALE;
        }

        /** The edition that counts of its report, month and part. */
        public Edition newest() {
            return sameReport.get(0);
        }
    }

    /** @throws ResponseStatusException when there is no such edition */
    IssueOffer offer(long edition) {
        return offer(edition, editions.editions());
    }

    /** In the order of their months: the figures of one month may begin with what is issued of the month before. */
    List<IssueOffer> offers(List<Long> ids) {
        List<Edition> all = editions.editions();
        return ids.stream()
                .distinct()
                .map(id -> offer(id, all))
                .sorted(Comparator.comparing((IssueOffer offer) -> offer.draft().month())
                        .thenComparing(offer -> offer.draft().id()))
                .toList();
    }

    /** What the page of several drafts says that issuing them does. */
    static String shown(List<IssueOffer> offers) {
        return offers.stream().map(o -> o.draft().id() + ": " + o.shown()).collect(Collectors.joining("\n"));
    }

    private IssueOffer offer(long id, List<Edition> all) {
        Edition draft = all.stream()
                .filter(e -> e.id() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String subject = subject(draft);
        return new IssueOffer(
                draft,
                all.stream().filter(e -> subject(e).equals(subject)).toList(),
                stale.find(draft).orElse(null),
                draft.isIssued() ? List.of() : recipients.messages(draft),
                issuer.progress(id).orElse(null));
    }

    /** What editions compete for: of all editions with the same subject one at most is in force. */
    static String subject(Edition edition) {
        return edition.report() + "/" + edition.month() + "/" + edition.part().en();
    }
}
