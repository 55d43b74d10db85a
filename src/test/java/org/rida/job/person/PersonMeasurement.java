package org.rida.job.person;

import java.nio.file.Files;
import java.nio.file.Path;
import org.rida.RidaApplication;
import org.rida.access.Actor;
import org.rida.database.TestDatabase;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.intake.key.PseudonymKeys;
import org.rida.job.person.PersonDocument.PersonFormat;
import org.rida.job.person.Persons.FoundPerson;
import org.rida.job.person.Persons.PersonQuery;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says how long finding, exporting and erasing one person takes among a million requests, versions and responses each. */
final class PersonMeasurement {

    private static final String REQUESTS =
            """
            insert into request (request_no, received_on, kind, channel, service, department, segment, replied_on, decision,
                updated_at, beneficiary_key, file_id, line_no)
            select 'R-' || lpad(n::text, 8, '0'), date '2020-01-01' + n % 2400, 'aid', 'phone', 'food', 'programmes', 'family',
                date '2020-01-01' + n % 2400 + n % 30, 'accepted', timestamp '2026-10-01 08:00' + n * interval '1 second',
                case when n = 77 then :key else md5((n / 3)::text) end, 1, n
            from generate_series(1, cast(:rows as int)) n
            """;

    private static final String VERSIONS =
            """
            insert into request_history (request_no, version, file_id, line_no, replaced_by_file_id)
            select request_no, to_jsonb(r) - array['file_id', 'line_no'], 1, line_no, 1 from request r
            """;

    private static final String RESPONSES =
            """
            insert into response (response_no, request_no, answered_on, scores, comment, file_id, line_no)
            select 'S-' || n, 'R-' || lpad(n::text, 8, '0'), date '2020-01-01' + n % 2400 + 30, '{"overall": 4}',
                'a comment of somebody, number ' || n, 1, n
            from generate_series(1, cast(:rows as int)) n
            """;

    private static final String EPISODES =
            """
            insert into episode (request_no, episode_no, kind, promised, clock_version, received_on, target_calendar, target_working,
                outreach)
            select request_no, 1, kind, true, 'v', received_on, received_on + 14, received_on + 14, false from request
            """;

    private static final String REJECTED =
            """
            insert into rejected_row (file_id, line_no, row_key, cells, reasons)
            select 1, n, md5(n::text), jsonb_build_object('request_no', cast(:cell as text), 'kind', 'aid'), '[]'
            from generate_series(1, cast(:rows as int)) n
            """;

    private PersonMeasurement() {}

    /** @param arguments number of rows of each table; a million without */
    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0]);
        Path data = Files.createTempDirectory("person");
        try (ConfigurableApplicationContext context = start(data)) {
            fill(context, rows);
            Actor actor = Actor.console("measurement", "test");
            Persons persons = context.getBean(Persons.class);
            PersonQuery query = new PersonQuery("B77", null, "measured");
            long start = System.nanoTime();
            FoundPerson found = persons.find(query, actor);
            start = print("find", start);
            persons.export(query, actor);
            byte[] page = context.getBean(PersonDocument.class)
                    .export(found, PersonFormat.HTML, new Messages(Language.AR, DigitSystem.ARABIC_INDIC));
            start = print("export of " + found.rows().size() + " rows, page of " + page.length + " bytes", start);
            long id = persons.erase(query, actor);
            print("erase", start);
            System.out.println(
                    context.getBean(PrivacyRequests.class).certificate(id).orElseThrow());
            try (ConfigurableApplicationContext again = start(data)) {
                JdbcClient sql = again.getBean(JdbcClient.class);
                fill(again, rows);
                long begin = System.nanoTime();
                sql.sql("truncate erased_number").update();
                again.getBean(ErasureReplay.class).started();
                print("replay from the list", begin);
            }
        }
    }

    private static ConfigurableApplicationContext start(Path data) {
        SpringApplication application = new SpringApplication(RidaApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(
                "--spring.datasource.url=" + TestDatabase.freshUrl(),
                "--spring.datasource.username=postgres",
                "--rida.data=" + data);
    }

    private static void fill(ConfigurableApplicationContext context, long rows) {
        JdbcClient sql = context.getBean(JdbcClient.class);
        var key = context.getBean(PseudonymKeys.class).open();
        sql.sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes)
                        values ('a.csv', 'x', 'requests', 'request', 1)
                        """)
                .update();
        sql.sql(REQUESTS).param("rows", rows).param("key", key.hash("B77")).update();
        sql.sql(VERSIONS).update();
        sql.sql(RESPONSES).param("rows", rows).update();
        sql.sql(EPISODES).update();
        sql.sql(REJECTED)
                .param("rows", rows / 10)
                .param("cell", key.encrypt("R-99999999"))
                .update();
        sql.sql("analyze").update();
    }

    private static long print(String what, long start) {
        System.out.printf("person | %s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
        return System.nanoTime();
    }
}
