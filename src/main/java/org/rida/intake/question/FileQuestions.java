package org.rida.intake.question;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.finding.RowJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was understood of each file, and the questions about it. A question that was answered with "this is usual" is not asked
 * again for files of the same mapping.
 */
@Component
public class FileQuestions {

    private static final String UNDERSTOOD =
            "update source_file set understood = :understood::jsonb where file_id = :file";

    private static final String READ = "select understood from source_file where file_id = :file";

    private static final String ASK =
            """
            insert into file_question (file_id, code, subject, arguments)
            select :file, :code, :subject, :arguments::jsonb
            where not exists (select 1 from file_question q join source_file f using (file_id)
                where f.mapping = :mapping and q.code = :code and q.subject = :subject and q.answer = 'usual')
            on conflict (file_id, code, subject) do nothing
            """;

    private static final String OF_FILE = "select * from file_question where file_id = :file order by question_id";

    private static final String ANSWER =
            """
            update file_question set answer = :answer, answered_by = :actor, answered_at = clock_timestamp()
            where question_id = :question and file_id = :file and answer is null
            """;

    private static final String REOPEN =
            """
            update file_question set answer = null, answered_by = null, answered_at = null
            where question_id = :question and file_id = :file and answer is not null
            """;

    private static final String OPEN =
            """
            select file_id, count(*) as n from file_question join source_file using (file_id)
            where answer is null and state = 'merged' and reread_file_id is null group by 1
            """;

    /** The readings of one content by one mapping, of which a register has two. */
    private static final String SUBJECTS =
            """
            select file_id from source_file where sha256 = :sha256 and state = 'merged' and record_type <> :type
                and split_part(mapping, '.', 1) = split_part(:mapping, '.', 1)
            order by file_id desc limit 1
            """;

    private static final String SPANS =
            """
            select file_id, min(month) as first, max(month) as last
            from source_file cross join lateral jsonb_object_keys(understood->'months') as month
            where file_id in (:files) group by file_id
            """;

    private final JdbcClient sql;
    private final UnusualRows unusual;
    private final AuditLog audit;

    public FileQuestions(JdbcClient sql, UnusualRows unusual, AuditLog audit) {
        this.sql = sql;
        this.unusual = unusual;
        this.audit = audit;
    }

    /**
     * Stores what was understood of a file whose rows were just merged, and asks about what is unusual in it.
     *
     * @param coversTo last day that the file has data of; null without dates
     */
    public void ask(SourceFile file, FileUnderstanding understood, @Nullable LocalDate coversTo) {
        sql.sql(UNDERSTOOD)
                .param("file", file.fileId())
                .param("understood", RowJson.write(understood))
                .update();
        for (UnusualRows.UnusualThing thing : unusual.find(file, understood, coversTo)) {
            sql.sql(ASK)
                    .param("file", file.fileId())
                    .param("mapping", file.mapping())
                    .param("code", thing.code())
                    .param("subject", thing.subject())
                    .param("arguments", RowJson.write(thing.arguments()))
                    .update();
        }
    }

    /** How a file was read; without columns and months for one that was refused. */
    public FileUnderstanding understanding(long file) {
        return RowJson.read(
                sql.sql(READ).param("file", file).query(String.class).single(), FileUnderstanding.class);
    }

    /**
     * The rows of a month.
     *
     * @param inFile rows of the file
     * @param stored rows that all files of its mapping have given
     * @param before the same of the month before; null where there are none
     */
    public record MonthRows(YearMonth month, long inFile, long stored, @Nullable Long before) {}

    /** The months of a file beside those before them, the earliest first. */
    public List<MonthRows> months(SourceFile file) {
        FileUnderstanding understood = understanding(file.fileId());
        SortedMap<YearMonth, Long> stored = unusual.stored(file, understood);
        List<MonthRows> months = new ArrayList<>();
        understood.byMonth().forEach((text, rows) -> {
            YearMonth month = YearMonth.parse(text);
            months.add(new MonthRows(month, rows, stored.getOrDefault(month, 0L), stored.get(month.minusMonths(1))));
        });
        return months;
    }

    /** The first and the last month of a file's rows. */
    public record FileMonths(YearMonth first, YearMonth last) {}

    /** The months of several files, by their ids; without those that have no dates. */
    public Map<Long, FileMonths> months(Collection<Long> files) {
        Map<Long, FileMonths> spans = new TreeMap<>();
        if (!files.isEmpty()) {
            sql.sql(SPANS).param("files", files).query(row -> {
                spans.put(
                        row.getLong("file_id"),
                        new FileMonths(
                                YearMonth.parse(row.getString("first")), YearMonth.parse(row.getString("last"))));
            });
        }
        return spans;
    }

    /** The other subject of the same rows; empty where there is one subject. */
    public List<Long> otherSubject(SourceFile file) {
        return sql.sql(SUBJECTS)
                .param("sha256", file.sha256())
                .param("type", file.recordType().code())
                .param("mapping", file.mapping())
                .query(Long.class)
                .list();
    }

    /** The questions about a file, in the order in which they were asked. */
    public List<FileQuestion> list(long file) {
        return sql.sql(OF_FILE)
                .param("file", file)
                .query((row, n) -> new FileQuestion(
                        row.getLong("question_id"),
                        row.getString("code"),
                        row.getString("subject"),
                        RowJson.arguments(row.getString("arguments")),
                        row.getString("answer"),
                        row.getString("answered_by"),
                        row.getObject("answered_at", OffsetDateTime.class)))
                .list();
    }

    /** How many questions are open, by file. */
    public Map<Long, Long> countOpenByFile() {
        Map<Long, Long> open = new TreeMap<>();
        sql.sql(OPEN).query(row -> {
            open.put(row.getLong("file_id"), row.getLong("n"));
        });
        return open;
    }

    /**
     * Stores an answer. Recorded in the audit log with the question's code, and without what it is about, which may be a word
     * of the sender.
     *
     * @param usual whether this is right and not to be asked again for the mapping
     * @throws Problem when the question is not open
     */
    public void answer(SourceFile file, long question, boolean usual, Actor actor) {
        change(file, question, true, usual ? "usual" : "wrong", actor);
    }

    /**
     * Asks a question again. Recorded as an answer.
     *
     * @throws Problem when the question is open
     */
    public void reopen(SourceFile file, long question, Actor actor) {
        change(file, question, false, "open", actor);
    }

    private void change(SourceFile file, long question, boolean open, String answer, Actor actor) {
        FileQuestion asked = list(file.fileId()).stream()
                .filter(q -> q.id() == question && q.isOpen() == open)
                .findFirst()
                .orElseThrow(() -> Problem.of("files.question.gone"));
        Map<String, String> detail = Map.of(
                "file", Long.toString(file.fileId()),
                "mapping", file.mapping(),
                "question", asked.code(),
                "answer", answer);
        audit.record(new Operation(actor, AuditAction.QUESTION_ANSWERED, file.name(), detail), () -> {
            int stored = sql.sql(open ? ANSWER : REOPEN)
                    .param("answer", answer)
                    .param("actor", actor.name())
                    .param("question", question)
                    .param("file", file.fileId())
                    .update();
            if (stored == 0) {
                throw Problem.of("files.question.gone");
            }
        });
    }
}
