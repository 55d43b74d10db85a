package org.rida.intake;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rida.JavaProgram;
import org.rida.database.embedded.DurableDatabase;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;

/** Not a test: one ingest in a process of its own with its own durable server, to be killed. Prints start, progress and result. */
final class IngestProcess {

    static final String STARTED = "reading";
    static final String AT = "at row ";
    static final String REFUSED = "refused: ";

    private IngestProcess() {}

    public static void main(String[] arguments) {
        Path data = Path.of(arguments[0]);
        Path file = Path.of(arguments[1]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (DurableDatabase database = DurableDatabase.open(data)) {
            TestIntake rida = new TestIntake(data, database.dataSource());
            out.println(STARTED);
            IngestResult result = rida.intake.ingest(
                    file, TestIntake.mapping("requests"), (rows, read, total) -> out.println(AT + rows));
            out.println(result.outcome() + " " + result.read() + " " + result.merged() + " " + result.rejected());
            out.println(hash(rida));
        } catch (Problem problem) {
            out.println(REFUSED + problem.text().en());
            out.println(REFUSED + problem.text().ar());
            System.exit(1);
        }
        System.exit(0);
    }

    /** All rows that an ingest may store, and the entry of the file. */
    static String hash(TestIntake rida) {
        return rida.sql
                .sql(
                        """
                        select (select md5(string_agg(r::text, '|' order by request_no)) from request r)
                            || ' ' || (select md5(coalesce(string_agg(concat_ws(',', line_no, reasons, row_key, state),
                                '|' order by line_no), '')) from rejected_row)
                            || ' ' || (select string_agg(concat_ws(',', name, state, rows_read, rows_merged, rows_rejected),
                                '|' order by file_id) from source_file)
                            || ' ' || (select count(*) from file_progress)
                        """)
                .query(String.class)
                .single();
    }

    static Process start(Path data, Path file) throws IOException {
        return new ProcessBuilder(program(data.toString(), file.toString()))
                .redirectErrorStream(true)
                .start();
    }

    /** @param script a command that is given the program as its last arguments, and itself names data and file */
    static Process startWithin(List<String> script) throws IOException {
        List<String> command = new ArrayList<>(script);
        command.addAll(program());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> program(String... arguments) {
        return JavaProgram.command(IngestProcess.class, List.of("-Xmx256m"), arguments);
    }
}
