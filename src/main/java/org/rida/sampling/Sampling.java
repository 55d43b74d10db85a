package org.rida.sampling;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.intake.invitation.InvitationList;
import org.rida.intake.invitation.InvitationList.DrawMethod;
import org.rida.intake.invitation.InvitationList.DrawSettings;
import org.rida.intake.invitation.InvitationList.ListedRequest;
import org.rida.intake.invitation.InvitationLists;
import org.rida.metric.survey.SampleDraw;
import org.rida.metric.survey.SampleDraw.Candidate;
import org.rida.metric.survey.SampleDraw.DrawnRequest;
import org.rida.metric.survey.SampleSize;
import org.rida.policy.Policy;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.rows.SampleFrame;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws lists of people to be asked, and gives them out. Both are recorded in the audit log: a list names single requests. */
@Service
public class Sampling {

    /** An answer given later may be about another time. */
    public static final int VALID_DAYS = 60;

    /** Of receipts, up to the day of asking, unless others are chosen. */
    public static final int FRAME_DAYS = 90;

    /** More than a survey can be sent to at once; a list is held in memory. */
    public static final int MOST = 100_000;

    /** What became of a request, in the order in which people read it. */
    private static final List<String> STATES = List.of("accepted", "rejected", "answered", "left", "late", "waiting");

    private static final double HALF_WIDTH = .05;
    private static final double WORST_SHARE = .5;
    private static final double POWER = .8;

    // without I and O, which are read as 1 and 0 on paper; without digits, so that no token looks like a phone number
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int TOKEN_LENGTH = 10;

    private static final String RESPONSE_RATE =
            """
            select case when count(*) >= 50 then avg(cast(exists (
                select from current_response p where p.request_no = i.request_no and p.answered_on >= i.invited_on) as int)) end as rate
            from survey_invitation i where i.invited_on between cast(:day as date) - 395 and cast(:day as date) - 30
            """;

    private final InvitationLists lists;
    private final SampleFrame frame;
    private final DataSource database;
    private final JdbcClient sql;
    private final Policy policy;
    private final InstantSource time;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final SecureRandom tokens = new SecureRandom();

    public Sampling(
            InvitationLists lists,
            SampleFrame frame,
            DataSource database,
            Policy policy,
            InstantSource time,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.lists = lists;
        this.frame = frame;
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.policy = policy;
        this.time = time;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** To be asked today about requests of so many days, up to today. */
    public DrawSettings settings(int days, DrawMethod method, long seed) {
        LocalDate today = today();
        return new DrawSettings(today.minusDays(days - 1L), today, today, today.plusDays(VALID_DAYS), method, seed);
    }

    /** By which a list is drawn when no seed is chosen: printed with it, and the same for everybody on one day. */
    public long seedOfToday() {
        return today().toEpochDay();
    }

    /** What a list could show. Names nobody, so that it leaves no entry in the audit log. */
    public SamplingOutlook outlook(DrawSettings draw) {
        List<Candidate> all = candidates(draw);
        List<Candidate> free = free(all, draw);
        long people = free.stream().map(Candidate::person).distinct().count();
        long needed = SampleSize.forInterval(WORST_SHARE, HALF_WIDTH);
        OptionalDouble rate = responseRate(draw.askedOn());
        long toAsk = rate.orElse(0) > 0 ? SampleSize.invitations(needed, rate.orElseThrow()) : needed;
        return new SamplingOutlook(
                byState(free), people, all.size() - (long) free.size(), rate, needed, Math.min(toAsk, people));
    }

    /**
     * The smallest change from 50 % that two such months show with a probability of 80 %, as a share.
     *
     * @param answers of each month
     * @return empty without any, or when no change would show
     */
    public static OptionalDouble smallestVisible(long answers) {
        double share = answers < 1 ? 1 : SampleSize.smallestVisible(WORST_SHARE, (double) answers, POWER);
        return share < 1 ? OptionalDouble.of(share - WORST_SHARE) : OptionalDouble.empty();
    }

    /**
     * How near to the true share that of so many answers is, to each side, where it is 50 %.
     *
     * @return 0 to .5; empty without any answer
     */
    public static OptionalDouble halfWidth(long answers) {
        return answers < 1 ? OptionalDouble.empty() : OptionalDouble.of(SampleSize.halfWidth(WORST_SHARE, answers));
    }

    /**
     * Draws a list and stores it.
     *
     * @param number 1 to {@value #MOST}; all who may be drawn when they are fewer
     * @return the list
     * @throws Problem when the number is out of range or nobody may be drawn
     */
    public InvitationList draw(DrawSettings draw, int number, Actor actor) {
        Map<String, String> detail = Map.of(
                "day", draw.askedOn().toString(),
                "seed", Long.toString(draw.seed()),
                "method", draw.method().name(),
                "number", Integer.toString(number));
        return audit.record(
                new Operation(actor, AuditAction.SAMPLE_DRAWN, "", detail),
                () -> {
                    if (number < 1 || number > MOST) {
                        throw Problem.of("sampling.problem.number", "most", MOST, "found", number);
                    }
                    return Objects.requireNonNull(transaction.execute(status -> store(draw, number, actor)));
                },
                list -> Map.of("list", Long.toString(list.id()), "rows", Long.toString(list.drawn())));
    }

    private InvitationList store(DrawSettings draw, int number, Actor actor) {
        lists.lock();
        List<Candidate> free = free(candidates(draw), draw);
        List<ListedRequest> listed = new ArrayList<>();
        for (DrawnRequest drawn : drawn(free, number, draw)) {
            listed.add(new ListedRequest(
                    listed.size() + 1L, drawn.request(), drawn.stratum(), drawn.probability(), token()));
        }
        if (listed.isEmpty()) {
            throw Problem.of("sampling.problem.nobody");
        }
        return lists.find(lists.add(draw, byState(free), listed, actor.name(), time.instant()))
                .orElseThrow();
    }

    /** Simple: one stratum of all; the state is kept beside it. */
    private static List<DrawnRequest> drawn(List<Candidate> free, int number, DrawSettings draw) {
        if (draw.method() == DrawMethod.STRATIFIED) {
            return SampleDraw.draw(free, number, draw.askedOn(), draw.seed());
        }
        Map<String, String> states = free.stream().collect(toMap(Candidate::request, Candidate::stratum));
        List<Candidate> one = free.stream()
                .map(each -> new Candidate(each.request(), each.person(), "", each.lastAsked()))
                .toList();
        return SampleDraw.draw(one, number, draw.askedOn(), draw.seed()).stream()
                .map(each ->
                        new DrawnRequest(each.request(), states.getOrDefault(each.request(), ""), each.probability()))
                .toList();
    }

    /**
     * The list with its requests, to be given out.
     *
     * @param purpose for the audit log: the kind of file, or "page"
     * @throws Problem when there is no such list
     */
    public List<ListedRequest> requests(long list, String purpose, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.ROWS_DOWNLOADED, Long.toString(list), Map.of("format", purpose)),
                () -> {
                    if (lists.find(list).isEmpty()) {
                        throw Problem.of("sampling.problem.no-list", "list", Long.toString(list));
                    }
                    return lists.requests(list);
                },
                rows -> Map.of("rows", Integer.toString(rows.size())));
    }

    private List<Candidate> candidates(DrawSettings draw) {
        return frame.candidates(draw.receivedFrom(), draw.receivedTo(), knownOn(draw.askedOn()));
    }

    private static List<Candidate> free(List<Candidate> all, DrawSettings draw) {
        LocalDate rested = draw.askedOn().minusDays(SampleDraw.REST_DAYS);
        return all.stream()
                .filter(each -> each.lastAsked() == null || !each.lastAsked().isAfter(rested))
                .toList();
    }

    private static SortedMap<String, Long> byState(List<Candidate> candidates) {
        return candidates.stream()
                .collect(groupingBy(Candidate::stratum, () -> new TreeMap<>(comparing(STATES::indexOf)), counting()));
    }

    /** After the last day that the files cover, nothing is known of a request. */
    private LocalDate knownOn(LocalDate day) {
        return DataCoverage.of(database)
                .map(DataCoverage::coversTo)
                .filter(day::isAfter)
                .orElse(day);
    }

    private OptionalDouble responseRate(LocalDate day) {
        return sql.sql(RESPONSE_RATE)
                .param("day", day)
                .query((row, n) -> row.getObject("rate") == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(row.getDouble("rate")))
                .single();
    }

    private String token() {
        StringBuilder token = new StringBuilder();
        tokens.ints(TOKEN_LENGTH, 0, LETTERS.length()).forEach(letter -> token.append(LETTERS.charAt(letter)));
        return token.toString();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), policy.association().zone());
    }
}
