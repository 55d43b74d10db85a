package org.rida.quality;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Question.QuestionRole;
import org.rida.policy.Theme;
import org.rida.policy.Theme.ThemeType;
import org.rida.privacy.PiiMasking;
import org.rida.quality.FollowUp.FollowUpStep;
import org.rida.quality.FollowUp.FollowUpStepType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Calling back those who reported a problem: opens a case for each answer that calls for it, and records what was done. Steps are
 * inserted, never updated.
 */
@Service
public class FollowUps {

    /** Older answers become no case: whoever is called half a year later does not remember. */
    static final int OLDEST_DAYS = 60;

    private static final int LOW = 2;

    // the obstacle that the policy lists first, of those that the answer mentions
    private static final String OPEN =
            """
            insert into follow_up (response_no, request_no, answered_on, topic, score, opened_on, opened_at)
            select p.response_no, p.request_no, p.answered_on, o.theme, p.score, :today, :at
            from (
                select *, case when scores ->> :overall ~ '^[1-5]$' then cast(scores ->> :overall as int) end as score
                from current_response
                where may_call and answered_on between cast(:today as date) - :days and :today
            ) p
            left join lateral (
                select theme from mentioned_theme m
                where m.response_no = p.response_no and theme = any(:obstacles)
                order by array_position(cast(:obstacles as text[]), theme) limit 1
            ) o on true
            where o.theme is not null or p.score <= :low
            on conflict (response_no) do nothing
            """;

    private static final String FORGET =
            """
            delete from follow_up f
            where not exists (select from current_response r where r.response_no = f.response_no)
                and not exists (select from follow_up_step s where s.follow_up_id = f.follow_up_id)
            """;

    // which step may follow is FollowUp.next(), repeated as a condition so that of two people only one records it
    private static final String STEP =
            """
            insert into follow_up_step (follow_up_id, kind, effective_on, score, actor, note, recorded_at)
            select follow_up_id, :kind, :day, :score, :actor, :note, :at
            from follow_up f
            where follow_up_id = :id and :day between opened_on and :today
                and coalesce((select kind from follow_up_step s where s.follow_up_id = f.follow_up_id order by step_id desc limit 1), 'to-call')
                    = any(:after)
            on conflict do nothing
            """;

    private static final String LIST =
            """
            select f.*, coalesce(p.may_call, false) as may_call
            from follow_up f left join current_response p using (response_no)
            order by f.opened_on, f.follow_up_id
            """;

    private static final String STEPS = "select * from follow_up_step order by step_id";

    // notes may say more of a person than was asked for; days and scores stay, since they are counted
    private static final String ERASE =
            """
            update follow_up_step set note = '' where follow_up_id in (
                select follow_up_id from follow_up where response_no = any(:responses) or request_no = any(:requests))
            """;

    private final JdbcClient sql;
    private final Policy policy;
    private final InstantSource time;
    private final AuditLog audit;

    public FollowUps(JdbcClient sql, Policy policy, InstantSource time, AuditLog audit) {
        this.sql = sql;
        this.policy = policy;
        this.time = time;
        this.audit = audit;
    }

    /**
     * Opens a case for each answer of the last {@value #OLDEST_DAYS} days that calls for one and has none yet. To be called after
     * themes were counted.
     *
     * @return how many were opened
     */
    public int openNew() {
        return sql.sql(OPEN)
                .param("overall", overall())
                .param("obstacles", obstacles())
                .param("low", LOW)
                .param("today", today())
                .param("days", OLDEST_DAYS)
                .param("at", Withdrawal.now(time))
                .update();
    }

    /** Deletes cases whose answer was taken out again, and of which nobody has done anything. */
    public void forgetUnanswered() {
        sql.sql(FORGET).update();
    }

    private String overall() {
        return policy.questions().stream()
                .filter(question -> question.role() == QuestionRole.OVERALL)
                .map(Question::code)
                .findFirst()
                .orElse("");
    }

    private String[] obstacles() {
        return policy.themes().stream()
                .filter(theme -> theme.type() == ThemeType.OBSTACLE)
                .map(Theme::code)
                .toArray(String[]::new);
    }

    /** All cases, for the actor to work on: they are of single people. */
    public List<FollowUp> list(Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.ROWS_VIEWED, "follow-ups", Map.of()),
                this::read,
                cases -> Map.of("rows", Integer.toString(cases.size())));
    }

    /**
     * Records what was done.
     *
     * @param day between the day of opening and today
     * @param score 1 to 5; only for {@link FollowUpStepType#ASKED_AGAIN}, for which it may be null
     * @param note required where the case is closed without a solution
     * @throws Problem when the case is unknown, the step does not follow its last one, or day, score or note are not right
     */
    public void step(long id, FollowUpStepType type, LocalDate day, @Nullable Integer score, String note, Actor actor) {
        String kind = code(type);
        audit.record(
                new Operation(actor, AuditAction.FOLLOW_UP_CHANGED, Long.toString(id), Map.of("step", kind)), () -> {
                    if (score != null && (score < 1 || score > 5 || type != FollowUpStepType.ASKED_AGAIN)) {
                        throw Problem.of("follow-ups.problem.score", "found", score);
                    }
                    Operation.requireShort(note);
                    int written = sql.sql(STEP)
                            .param("id", id)
                            .param("kind", kind)
                            .param("after", after(type))
                            .param("day", day)
                            .param("today", today())
                            .param("score", score, Types.INTEGER)
                            .param("actor", actor.name())
                            .param(
                                    "note",
                                    type == FollowUpStepType.CLOSED
                                            ? Withdrawal.requireReason(note)
                                            : PiiMasking.mask(note.strip()))
                            .param("at", Withdrawal.now(time))
                            .update();
                    if (written == 0) {
                        throw Problem.of("follow-ups.problem.step", "number", Long.toString(id));
                    }
                });
    }

    private static String[] after(FollowUpStepType type) {
        return switch (type) {
            case CALLED -> new String[] {"to-call"};
            case SOLVED -> new String[] {"called"};
            case ASKED_AGAIN -> new String[] {"called", "solved"};
            case CLOSED -> new String[] {"to-call", "called"};
        };
    }

    /**
     * Removes the notes on the cases of an erased person, within the caller's transaction; their numbers are replaced with all others.
     *
     * @return how many steps had their note removed
     */
    public long erase(Collection<String> requests, Collection<String> responses) {
        sql.sql("alter table follow_up_step disable trigger user").update();
        long erased = sql.sql(ERASE)
                .param("requests", requests.toArray(String[]::new))
                .param("responses", responses.toArray(String[]::new))
                .update();
        sql.sql("alter table follow_up_step enable trigger user").update();
        return erased;
    }

    private List<FollowUp> read() {
        Map<Long, List<FollowUpStep>> steps =
                sql.sql(STEPS).query((row, n) -> Map.entry(row.getLong("follow_up_id"), step(row))).list().stream()
                        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return sql.sql(LIST)
                .query((row, n) -> new FollowUp(
                        row.getLong("follow_up_id"),
                        row.getString("request_no"),
                        row.getString("response_no"),
                        row.getString("topic"),
                        row.getObject("score", Integer.class),
                        row.getObject("opened_on", LocalDate.class),
                        row.getBoolean("may_call"),
                        steps.getOrDefault(row.getLong("follow_up_id"), List.of())))
                .list();
    }

    private static FollowUpStep step(ResultSet row) throws SQLException {
        return new FollowUpStep(
                FollowUpStepType.valueOf(
                        row.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("score", Integer.class),
                new Signature(
                        row.getString("actor"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("note")));
    }

    private static String code(FollowUpStepType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), policy.association().zone());
    }
}
