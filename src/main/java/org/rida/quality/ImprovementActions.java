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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.database.PerRequest;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;
import org.rida.quality.ImprovementAction.ActionStep;
import org.rida.quality.ImprovementAction.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What is being done, by whom and by when; every change of it is written beside it. Actions and steps are inserted, never
 * updated, so that the history of a decision is complete.
 */
@Service
public class ImprovementActions {

    private static final String OPEN =
            """
            insert into quality_action (source_key, topic, description, description_en, owner, owner_en, series, due_on, opened_on,
                opened_at, actor)
            values (:key, :topic, :description, :descriptionEn, :owner, :ownerEn, :series, :due, :openedOn, :at, :actor)
            on conflict (source_key) do nothing
            returning action_id
            """;

    // Only what is open is moved or closed, only what is closed is reopened.
    private static final String STEP =
            """
            insert into quality_action_step (action_id, kind, effective_on, actor, reason, recorded_at)
            select action_id, :kind, :day, :actor, :reason, :at
            from quality_action a
            where action_id = :id and withdrawn_at is null
                and case :kind when 'reopened' then 'closed' else 'reopened' end = coalesce((
                    select kind from quality_action_step s
                    where s.action_id = a.action_id and kind <> 'moved'
                    order by step_id desc limit 1), 'reopened')
            """;

    private static final String WITHDRAW =
            """
            update quality_action set withdrawal_actor = :actor, withdrawal_reason = :reason, withdrawn_at = :at
            where action_id = :id and withdrawn_at is null
            """;

    private static final String LIST = "select * from quality_action order by due_on, action_id";

    private static final String STEPS = "select * from quality_action_step order by step_id";

    private final JdbcClient sql;
    private final InstantSource time;
    private final AuditLog audit;

    public ImprovementActions(JdbcClient sql, InstantSource time, AuditLog audit) {
        this.audit = audit;
        this.sql = sql;
        this.time = time;
    }

    /**
     * Records a decision.
     *
     * @return its number
     * @throws Problem when obstacle, text or owner is blank
     */
    public long open(Plan plan, LocalDate openedOn, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.ACTION_CHANGED, plan.topic(), detail("open", plan.text())),
                () -> {
                    if (plan.topic().isBlank()) {
                        throw Problem.of("actions.problem.obstacle");
                    }
                    return open(plan, openedOn, actor.name(), null).orElseThrow();
                },
                id -> Map.of("action", Long.toString(id)));
    }

    /**
     * One that comes from a file.
     *
     * @param key its name in the file
     * @return its number; empty when one of this key is there already
     * @throws Problem when text or owner is blank
     */
    Optional<Long> open(Plan plan, LocalDate openedOn, String actor, @Nullable String key) {
        ImprovementAction.English english = plan.english();
        return sql.sql(OPEN)
                .param("topic", PiiMasking.mask(plan.topic()))
                .param("description", Withdrawal.requireReason(plan.text()))
                .param("owner", Withdrawal.requireReason(plan.owner()))
                .param("series", plan.series().toString())
                .param("due", plan.due())
                .param("openedOn", openedOn)
                .param("actor", actor)
                .param("at", Withdrawal.now(time))
                .param("key", key, Types.VARCHAR)
                .param("descriptionEn", english == null ? null : PiiMasking.mask(english.text()), Types.VARCHAR)
                .param("ownerEn", english == null ? null : PiiMasking.mask(english.owner()), Types.VARCHAR)
                .query(Long.class)
                .optional();
    }

    /**
     * Another due day.
     *
     * @param reason required
     * @throws Problem when the action is not open or the reason is blank
     */
    public void move(long id, LocalDate due, Actor actor, String reason) {
        write(id, actor, "move", reason, () -> step(id, ActionStep.ActionType.MOVED, due, actor.name(), reason));
    }

    /**
     * Done from this day on: its effect is looked for in the months that follow.
     *
     * @param on day from which it is done
     * @param outcome required: what was done
     * @throws Problem when the action is not open or the outcome is blank
     */
    public void close(long id, LocalDate on, Actor actor, String outcome) {
        write(id, actor, "close", outcome, () -> step(id, ActionStep.ActionType.CLOSED, on, actor.name(), outcome));
    }

    /**
     * Open again from a day on; its effect is not looked for until it is closed again.
     *
     * @throws Problem when the action is not closed or the reason is blank
     */
    public void reopen(long id, LocalDate on, Actor actor, String reason) {
        write(id, actor, "reopen", reason, () -> step(id, ActionStep.ActionType.REOPENED, on, actor.name(), reason));
    }

    /**
     * It was opened by mistake, or is not pursued.
     *
     * @throws Problem when it is withdrawn already or the reason is blank
     */
    public void withdraw(long id, Actor actor, String reason) {
        write(id, actor, "withdraw", reason, () -> Withdrawal.apply(sql.sql(WITHDRAW), id, actor.name(), reason, time));
    }

    private void write(long id, Actor actor, String step, String reason, Runnable work) {
        audit.record(new Operation(actor, AuditAction.ACTION_CHANGED, Long.toString(id), detail(step, reason)), work);
    }

    private static Map<String, String> detail(String step, String reason) {
        return Map.of("step", step, "reason", reason.strip());
    }

    /** All of them, by the day they were first due. */
    public List<ImprovementAction> list() {
        return PerRequest.once(ImprovementActions.class, this, this::read);
    }

    private List<ImprovementAction> read() {
        Map<Long, List<ActionStep>> steps =
                sql.sql(STEPS).query((row, n) -> Map.entry(row.getLong("action_id"), step(row))).list().stream()
                        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return sql.sql(LIST)
                .query((row, n) -> action(row, steps.getOrDefault(row.getLong("action_id"), List.of())))
                .list();
    }

    /** @throws Problem when no action has the number */
    public ImprovementAction get(long id) {
        return list().stream().filter(a -> a.id() == id).findFirst().orElseThrow(() -> unknown(id));
    }

    /**
     * Inserts a step if the action's state permits it: the condition is part of the statement, so that of two people only
     * one closes it.
     *
     * @throws Problem when it does not
     */
    void step(long id, ActionStep.ActionType type, LocalDate day, String actor, String reason) {
        int written = sql.sql(STEP)
                .param("id", id)
                .param("kind", type.name().toLowerCase(Locale.ROOT))
                .param("day", day)
                .param("reason", Withdrawal.requireReason(reason))
                .param("actor", actor)
                .param("at", Withdrawal.now(time))
                .update();
        if (written == 0) {
            throw unknown(id);
        }
    }

    private static ActionStep step(ResultSet row) throws SQLException {
        return new ActionStep(
                ActionStep.ActionType.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("effective_on", LocalDate.class),
                signature(row, "recorded_at", "reason"));
    }

    private static ImprovementAction action(ResultSet row, List<ActionStep> steps) throws SQLException {
        Plan plan = new Plan(
                row.getString("topic"),
                row.getString("description"),
                row.getString("owner"),
                row.getObject("due_on", LocalDate.class),
                SeriesKey.parse(row.getString("series")),
                row.getString("description_en") == null
                        ? null
                        : new ImprovementAction.English(row.getString("description_en"), row.getString("owner_en")));
        return new ImprovementAction(
                row.getLong("action_id"),
                plan,
                row.getObject("opened_on", LocalDate.class),
                signature(row, "opened_at", "description"),
                steps,
                Withdrawal.read(row));
    }

    private static Signature signature(ResultSet row, String at, String reason) throws SQLException {
        return new Signature(
                row.getString("actor"), row.getObject(at, OffsetDateTime.class).toInstant(), row.getString(reason));
    }

    private static Problem unknown(long id) {
        return Problem.of("quality.problem.number", "number", Long.toString(id));
    }
}
