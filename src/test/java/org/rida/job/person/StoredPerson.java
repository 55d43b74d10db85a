package org.rida.job.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.database.backup.Backup;
import org.rida.database.backup.BackupService;
import org.rida.intake.invitation.InvitationList.DrawMethod;
import org.rida.intake.invitation.InvitationList.DrawSettings;
import org.rida.intake.invitation.InvitationList.ListedRequest;
import org.rida.intake.invitation.InvitationLists;
import org.rida.job.RunOperator;
import org.rida.job.SampleFolder;
import org.rida.job.run.RunResult;
import org.rida.policy.Policy.Audience;
import org.rida.report.Reports;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.sampling.InvitationCsv;
import org.rida.sampling.InvitationFiles;
import org.springframework.util.FileSystemUtils;

/** Stores a beneficiary of the sample data in every place that a person may get into. */
record StoredPerson(
        Path place,
        RunOperator operator,
        EditionRepository editions,
        Reports reports,
        BackupService backups,
        InvitationLists lists) {

    static final Actor OFFICER = Actor.console("administrator", "test");
    /** By which the answer of the person would come back. */
    static final String TOKEN = "TOKENOFONE";

    private static final LocalDate DAY = LocalDate.of(2026, 10, 27);

    /** Nobody listens there. */
    static final String SERVER = "http://127.0.0.1:9";

    static final String NUMBER = "B12374";
    static final String REQUEST = "R-2610-8881";
    static final String SENTENCE = "marker sentence of one person";
    static final String HEADER =
            "request_no,received_on,kind,channel,service,department,segment,party,outreach,beneficiary_no,updated_at\n";
    static final String OTHER =
            "R-2610-8999,2026-10-20,aid,phone,food,programmes,widow,beneficiary,no,B99999,2026-10-21T10:00\n";

    private static final String REASON = "about the request " + REQUEST + ", B12374";

    /** The folders of an installation, with the product's jobs and some months of the sample data. */
    static Path prepare() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "person");
        SampleFolder.copy(folder.resolve("sent"), "2024-08", "2026-08", "2026-09", "2026-10");
        FileSystemUtils.copyRecursively(Path.of("jobs"), folder.resolve("jobs"));
        Files.createDirectories(folder.resolve("inbox"));
        try (Stream<Path> jobs = Files.list(folder.resolve("jobs"))) {
            for (Path job :
                    jobs.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                Files.writeString(
                        job,
                        Files.readString(job)
                                // a person is in the watch list only; of the board's report messages carry the PDF
                                .replace("formats: [pdf, html, xlsx]", "formats: [pdf]")
                                .replace("folder: sample-data", "folder: " + folder.resolve("sent"))
                                .replace(
                                        "inbox/done",
                                        folder.resolve("inbox/done").toString())
                                .replace(
                                        "inbox/refused",
                                        folder.resolve("inbox/refused").toString())
                                .replace("folder: inbox", "folder: " + folder.resolve("inbox")));
            }
        }
        Files.writeString(
                folder.resolve("jobs/fetch.yaml"),
                """
                title: {ar: جلب, en: Fetch}
                steps:
                  - pull:
                      server: kobo
                      address: "%1$s"
                      form: aForm
                      feed: fetched
                      mapping: responses
                      secret: survey
                      archive-to: "%2$s/fetched"
                      reject-to: "%2$s/not-fetched"
                """
                        .formatted(SERVER, folder));
        Files.writeString(Files.createDirectories(folder.resolve("secrets")).resolve("survey"), "a token\n");
        return folder;
    }

    /** What a pull leaves: a file that was read, one that is still to be read, and a page of a run that was stopped. */
    private void fetched() throws IOException {
        String answers = "response_no,request_no,answered_on,overall,comment\nS-8881," + REQUEST + ",2026-10-28,3,"
                + SENTENCE + "\nS-9999,R-2610-8999,2026-10-28,4,\n";
        Files.writeString(
                Files.createDirectories(place.resolve("fetched")).resolve("fetched-20261028-000000.csv"), answers);
        Path stopped = Files.createDirectories(place.resolve("data/pull/fetched/.parts/7-fetch"));
        Files.writeString(place.resolve("data/pull/fetched/fetched-20261029-000000.csv"), answers);
        Files.writeString(
                stopped.resolve("page-00001"),
                "{\"results\": [{\"_uuid\": \"S-8881\", \"request_no\": \"" + REQUEST + "\", \"comment\": \"" + SENTENCE
                        + "\"}]}");
    }

    /** @return a backup in which the person is, too */
    Backup everywhere() throws IOException {
        Files.writeString(
                place.resolve("jobs/recount-all.yaml"),
                "title: {ar: احتساب, en: Count}\nsteps:\n  - recount: {months: all}\n");
        assertThat(run("monthly-board-report", Map.of("month", "2026-10")).completed())
                .isTrue();
        String mine = REQUEST + ",2026-10-10,aid,phone,food,programmes,widow,beneficiary,no,B12374,";
        inbox(
                "requests-2026-11-a.csv",
                HEADER + mine + "2026-10-11T10:00\n"
                        + "R-2611-8882,someday,aid,phone,food,programmes,widow,beneficiary,no,B12374,2026-10-11T10:00\n"
                        + "12345678,2026-10-12,aid,phone,food,programmes,widow,beneficiary,no,B99998,2026-10-12T10:00\n"
                        + OTHER);
        inbox(
                "requests-2026-11-b.csv",
                HEADER + mine + "2026-10-15T10:00\n"
                        + "R-2610-8998,2026-10-12,aid,phone,food,programmes,widow,beneficiary,no,12345678,2026-10-12T10:00\n");
        inbox("requests-2026-11-broken.csv", "request_no,beneficiary_no\n" + REQUEST + ",B12374\nR-1,B1\n");
        run("ingest-requests", Map.of());
        String answers = "response_no,request_no,answered_on,overall,comment\n";
        inbox("responses-2026-11-a.csv", answers + "S-8881," + REQUEST + ",2026-10-28,2," + SENTENCE + "\n");
        inbox("responses-2026-11-b.csv", answers + "S-8881," + REQUEST + ",2026-10-28,3," + SENTENCE + " again\n");
        inbox("invitations-2026-11.csv", "request_no,invited_on,mode\n" + REQUEST + ",2026-10-27,link\n");
        assertThat(run("ingest-responses", Map.of()).completed()).isTrue();
        assertThat(run("monthly-board-report", Map.of("month", "2026-10")).completed())
                .isTrue();
        assertThat(run("watch-list", Map.of("month", "2026-10")).failures()).isEmpty();
        for (String report : List.of("board-monthly", "watch-list")) {
            Edition newest = editions.editions().stream()
                    .filter(edition -> edition.report().equals(report))
                    .findFirst()
                    .orElseThrow();
            reports.issue(newest.id(), OFFICER, "for the meeting");
        }
        assertThat(editions.editions()).anyMatch(e -> e.audience() == Audience.QUALITY && e.isIssued());
        Backup backup = backups.create(place.resolve("backups"), 3);
        Files.createDirectories(place.resolve("data/uploads/0123456789abcdef0123456789abcdef"));
        Files.writeString(
                place.resolve("data/uploads/0123456789abcdef0123456789abcdef/upload.csv"),
                "some,columns\n" + REQUEST + ",7\n");
        inbox("requests-2026-11-waiting.csv", HEADER + mine + "2026-10-16T10:00\n" + OTHER);
        assertThat(place.resolve("inbox/refused/requests-2026-11-broken.csv")).exists();
        assertThat(run("recount-all", Map.of()).failures()).isEmpty();
        invitationList();
        fetched();
        return backup;
    }

    /** With its files in the folder of the command; the person is one of two. */
    private void invitationList() throws IOException {
        lists.add(
                new DrawSettings(DAY.minusDays(89), DAY, DAY, DAY.plusDays(60), DrawMethod.SIMPLE, 1),
                Map.of("late", 2L),
                List.of(
                        new ListedRequest(1, REQUEST, "late", 1, TOKEN),
                        new ListedRequest(2, "R-2610-0001", "late", 1, "OTHERTOKEN")),
                "quality",
                DAY.atStartOfDay().toInstant(ZoneOffset.UTC));
        long list = lists.naming(List.of(REQUEST)).get(0);
        Path file = place.resolve("data/invitations").resolve(InvitationFiles.name(list, InvitationCsv.PLAIN));
        Files.createDirectories(file.getParent());
        Files.write(file, InvitationCsv.PLAIN.write(lists.requests(list)));
    }

    private RunResult run(String job, Map<String, String> parameters) {
        return run(job, parameters, REASON);
    }

    /** @param reason for the log of the run, in which people write numbers, too */
    RunResult run(String job, Map<String, String> parameters, String reason) {
        return operator.run(job, parameters, new RunOperator.StartReason(OFFICER, reason));
    }

    void inbox(String name, String content) throws IOException {
        Files.writeString(place.resolve("inbox/" + name), content);
        Files.setLastModifiedTime(place.resolve("inbox/" + name), FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
    }
}
