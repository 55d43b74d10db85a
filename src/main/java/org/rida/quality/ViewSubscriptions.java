package org.rida.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who is sent the main figures of a saved view, how often and in which language. Each user subscribes for themselves. */
@Service
public class ViewSubscriptions {

    private static final String SUBSCRIBE =
            """
            insert into saved_view_mail (view_id, subscriber, rhythm, recipient, language, subscribed_at)
            values (:view, :user, :rhythm, :recipient, :language, :at)
            on conflict (view_id, subscriber) do update
            set rhythm = excluded.rhythm, recipient = excluded.recipient, language = excluded.language,
                subscribed_at = excluded.subscribed_at, sent_for = ''
            """;

    private static final String UNSUBSCRIBE =
            "delete from saved_view_mail where view_id = :view and subscriber = :user";

    private static final String LIST = "select * from saved_view_mail order by view_id, subscriber";

    private static final String SENT =
            "update saved_view_mail set sent_for = :period where view_id = :view and subscriber = :user";

    private final JdbcClient sql;
    private final InstantSource time;
    private final SavedViews views;
    private final AuditLog audit;

    public ViewSubscriptions(JdbcClient sql, InstantSource time, SavedViews views, AuditLog audit) {
        this.sql = sql;
        this.time = time;
        this.views = views;
        this.audit = audit;
    }

    /** How often a message comes. */
    public enum MailRhythm {
        WEEKLY,
        MONTHLY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Problem for another code */
        public static MailRhythm of(String code) {
            return Arrays.stream(values())
                    .filter(rhythm -> rhythm.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> Problem.of("views.problem.rhythm"));
        }
    }

    /**
     * @param view number of the view
     * @param subscriber log-in name
     * @param recipient e-mail address
     * @param sentFor week or month of the newest message; empty before the first
     */
    public record ViewSubscription(
            long view,
            String subscriber,
            MailRhythm rhythm,
            String recipient,
            Language language,
            Instant subscribedAt,
            String sentFor) {}

    /**
     * Replaces an earlier subscription of the same user.
     *
     * @throws Problem when the user does not find the view
     */
    public void subscribe(long view, MailRhythm rhythm, String recipient, Language language, Actor actor) {
        audit.record(operation(view, "subscribe", actor), () -> {
            views.require(view, actor.name());
            sql.sql(SUBSCRIBE)
                    .param("view", view)
                    .param("user", actor.name())
                    .param("rhythm", rhythm.code())
                    .param("recipient", recipient)
                    .param("language", language.code())
                    .param("at", Withdrawal.now(time))
                    .update();
        });
    }

    /**
     * Also of a view that is no longer shared with the subscriber.
     *
     * @throws Problem when there was no subscription of this user
     */
    public void unsubscribe(long view, Actor actor) {
        audit.record(operation(view, "unsubscribe", actor), () -> {
            int ended = sql.sql(UNSUBSCRIBE)
                    .param("view", view)
                    .param("user", actor.name())
                    .update();
            if (ended == 0) {
                views.require(view, actor.name());
                throw Problem.of("views.problem.no-subscription");
            }
        });
    }

    public List<ViewSubscription> list() {
        return sql.sql(LIST).query((row, n) -> subscription(row)).list();
    }

    /** Of one user, by the number of the view. */
    public Optional<ViewSubscription> find(long view, String user) {
        return list().stream()
                .filter(each -> each.view() == view && each.subscriber().equals(user))
                .findFirst();
    }

    /** The message of this week or month is on its way. */
    public void sent(ViewSubscription subscription, String period) {
        sql.sql(SENT)
                .param("view", subscription.view())
                .param("user", subscription.subscriber())
                .param("period", period)
                .update();
    }

    private static Operation operation(long view, String step, Actor actor) {
        return new Operation(actor, AuditAction.VIEW_CHANGED, Long.toString(view), Map.of("step", step));
    }

    private static ViewSubscription subscription(ResultSet row) throws SQLException {
        return new ViewSubscription(
                row.getLong("view_id"),
                row.getString("subscriber"),
                MailRhythm.of(row.getString("rhythm")),
                row.getString("recipient"),
                Language.of(row.getString("language")),
                row.getObject("subscribed_at", OffsetDateTime.class).toInstant(),
                row.getString("sent_for"));
    }
}
