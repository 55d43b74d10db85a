package org.rida.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.access.Role;
import org.rida.delivery.DraftDigestText.DigestDraft;
import org.rida.delivery.FailureText.FailureDetails;
import org.rida.delivery.Recipients.FailureLine;
import org.rida.delivery.Recipients.ReportLine;
import org.rida.delivery.Recipients.When;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.JobValidator;
import org.rida.job.definition.TestPulls;
import org.rida.job.input.UnmatchedFiles;
import org.rida.job.run.Run;
import org.rida.job.run.RunState;
import org.rida.outbox.Attachment;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Document;
import org.rida.report.edition.Edition;
import org.rida.report.edition.Edition.EditionState;
import org.rida.schedule.DueState;
import org.rida.schedule.Schedules.DueEntry;

/** What letters say, in both languages: {@link FailureText}, {@link EditionText}, {@link DraftDigestText}, {@link CommandSnippet}; who gets them: {@link Recipients}. */
class MessageTextsTest {

    private static final Path JOBS = Path.of("jobs");
    /** Of a charity that has not said where its console is reached. */
    private static final ConsoleAddress NOWHERE = new ConsoleAddress("");

    private static final ConsoleAddress CONSOLE = new ConsoleAddress(" https://rida.charity.example/ ");
    private static final Instant SIX = Instant.parse("2026-11-01T03:00:00Z");
    private static final BilingualText CAUSE = new BilingualText("القرص ممتلئ", "the disk is full");

    private final FailureText failures = failures(NOWHERE);

    @Test
    void aFailedRunIsToldWithItsCauseAndTheCommandThatResumesIt() {
        FailureDetails told = failures.failed(run(12, CAUSE));

        assertThat(told.subject().en()).isEqualTo("Rida: “Monthly report” failed");
        assertThat(told.subject().ar()).contains("التقرير الشهري");
        assertThat(told.body().en())
                .startsWith("Run 12 of “Monthly report” failed on 1 November 2026 at 06:00. Month: October 2026")
                .contains("Cause:\nthe disk is full\n\n", "\u2066restart 12\u2069");
        assertThat(told.body().ar())
                .contains("القرص ممتلئ", "٢٠٢٦/١١/٠١", "\u2066restart 12\u2069")
                .as("a command is typed as it stands")
                .doesNotContain("restart ١٢");
    }

    @Test
    void theSameFailureIsToldOnceADay() {
        String about = failures.failed(run(12, CAUSE)).topic();

        assertThat(failures.failed(run(13, CAUSE)).topic())
                .isEqualTo(about)
                .startsWith("failure/run/monthly/2026-11-01/");
        assertThat(failures.failed(run(14, BilingualText.same("another cause"))).topic())
                .isNotEqualTo(about);
    }

    /** A database's message may quote a row. */
    @Test
    void valuesOfRowsStayInTheLog() {
        BilingualText cause = BilingualText.same(
                "duplicate key value\n  Detail: Key (request_no)=(R-1) already exists.\nWhere: COPY request, line 3\nhint");

        assertThat(failures.failed(run(12, cause)).body().en())
                .contains("duplicate key value\nhint")
                .doesNotContain("R-1", "Detail", "Where");
    }

    @Test
    void aLongCauseIsCutAfterTwentyLines() {
        String cause = String.join(
                "\n",
                Stream.iterate(1, n -> n + 1).limit(50).map(n -> "line " + n).toList());

        assertThat(failures.failed(run(12, BilingualText.same(cause))).body().en())
                .contains("line 20\n")
                .doesNotContain("line 21");
    }

    @Test
    void whatWasLateOrNotStartedNamesTheTimesOfTheOrganization() {
        FailureDetails late = failures.late(due(DueState.LATE, SIX.plusSeconds(5_400)));
        FailureDetails notStarted = failures.notStarted(due(DueState.FAILED, SIX));

        assertThat(late.body().en())
                .contains("was due on 1 November 2026 at 06:00 but only ended on 1 November 2026 at 07:30");
        assertThat(late.topic()).isEqualTo("failure/due/monthly-board-report/2026-11-01");
        assertThat(notStarted.subject().en())
                .isEqualTo("Rida: “Beneficiary satisfaction and turnaround” could not be started");
        assertThat(notStarted.body().en()).contains("the disk is full", "\u2066run monthly-board-report\u2069");
        assertThat(failures.notStarted(new DueEntry("gone", SIX, DueState.FAILED, null, false, false, CAUSE, null))
                        .subject()
                        .en())
                .as("a job whose file is gone")
                .contains("“gone”");
    }

    @Test
    void unexpectedFilesAreListedUpToTwenty() {
        Path inbox = Path.of("/inbox");
        List<UnmatchedFiles.UnmatchedFile> files = Stream.iterate(1, n -> n + 1)
                .limit(25)
                .map(n -> new UnmatchedFiles.UnmatchedFile(
                        inbox.resolve("file-%02d.csv".formatted(n)), SIX, List.of("requests-*.csv", "responses-*")))
                .toList();

        FailureDetails many = failures.unmatched(inbox, files, SIX);
        FailureDetails one = failures.unmatched(inbox, files.subList(0, 1), SIX);

        assertThat(many.subject().en()).isEqualTo("Rida: 25 unexpected files in /inbox");
        assertThat(many.body().en())
                .contains("file-20.csv", "requests-*.csv, responses-*", "\u2066check /inbox/file-01.csv\u2069")
                .doesNotContain("file-21.csv", "Cause");
        assertThat(one.subject().en()).isEqualTo("Rida: an unexpected file in /inbox");
        assertThat(one.topic()).as("once a day for a folder").isEqualTo(many.topic());
    }

    @ParameterizedTest
    @EnumSource
    void aDraftSaysHowItIsIssued(Language language) {
        EditionText text = new EditionText(
                edition(EditionState.DRAFT, BilingualText.EMPTY), SampleFigureSet.draft(), false, NOWHERE);

        assertThat(text.body(language))
                .contains("\u2066issue 17 --reason \"…\"\u2069")
                .doesNotContain("**", "…command…");
        assertThat(text.subject(language))
                .isNotEqualTo(new EditionText(
                                edition(EditionState.ISSUED, BilingualText.EMPTY),
                                SampleFigureSet.board(),
                                false,
                                NOWHERE)
                        .subject(language));
    }

    /** Who looks drafts through has a browser, and perhaps no command line. */
    @ParameterizedTest
    @EnumSource
    void aDraftNamesItsPageInPlaceOfACommandWhereTheConsoleIsKnown(Language language) {
        Edition draft = edition(EditionState.DRAFT, BilingualText.EMPTY);
        DraftDigestText digest =
                new DraftDigestText(List.of(new DigestDraft(draft, SampleFigureSet.draft())), language, CONSOLE);

        for (String body : List.of(
                new EditionText(draft, SampleFigureSet.draft(), false, CONSOLE).body(language),
                digest.body(true),
                digest.body(false))) {
            assertThat(body)
                    .contains("\u2066https://rida.charity.example/drafts/17\u2069")
                    .doesNotContain("issue 17", "--reason", "command", "بالأمر");
        }
    }

    /** Administrators have both. */
    @Test
    void aFailureNamesThePageBesideTheCommandWhereTheConsoleIsKnown() {
        FailureDetails told = failures(CONSOLE).failed(run(12, CAUSE));

        assertThat(told.body().en())
                .contains("\u2066restart 12\u2069")
                .endsWith("In the console: \u2066https://rida.charity.example/runs/12\u2069");
        assertThat(told.body().ar()).endsWith("\u2066https://rida.charity.example/runs/12\u2069");
        assertThat(failures.failed(run(12, CAUSE)).body().en()).doesNotContain("/runs/");
    }

    @Test
    void anIssueHasTheFirstSentenceAndNoCommand() {
        EditionText text = new EditionText(
                edition(EditionState.ISSUED, BilingualText.EMPTY), SampleFigureSet.board(), false, NOWHERE);

        assertThat(text.subject(Language.EN)).isEqualTo("Beneficiary satisfaction and turnaround, October 2026");
        assertThat(text.subject(Language.AR)).contains("أكتوبر ٢٠٢٦");
        assertThat(text.body(Language.EN))
                .contains("86% were answered within two weeks")
                .doesNotContain("issue 17", "**");
    }

    /** The message is open, so it must not tell what the password keeps. */
    @ParameterizedTest
    @EnumSource
    void aMessageWithProtectedDocumentsTellsNoFigure(Language language) {
        EditionText text = new EditionText(
                edition(EditionState.ISSUED, BilingualText.EMPTY), SampleFigureSet.board(), false, NOWHERE);

        assertThat(text.body(language)).containsPattern("(86|٨٦)[%٪]");
        assertThat(text.bodyOfProtected(language))
                .contains(text.subject(language).split("[,،]")[0])
                .containsAnyOf("password", "كلمة المرور")
                .doesNotContainPattern("[%٪]");
    }

    @Test
    void aCorrectionAndAPartAreNamed() {
        BilingualText part = new BilingualText("البرامج", "Programmes");
        EditionText correction =
                new EditionText(edition(EditionState.ISSUED, part), SampleFigureSet.board(), true, NOWHERE);

        assertThat(correction.subject(Language.EN))
                .isEqualTo("Corrected: Beneficiary satisfaction and turnaround – Programmes, October 2026");
        assertThat(correction.body(Language.EN)).contains("which it replaces");
    }

    @Test
    void aProvisionalDraftSaysSo() {
        FigureSet provisional = SampleFigureSet.board(
                new BilingualText("مسودة أولية", "Provisional draft: inputs end at 20 October"),
                SampleFigureSet.board().pages());
        FigureSet plain = SampleFigureSet.board(
                new BilingualText("مسودة", "Draft"), SampleFigureSet.board().pages());
        Edition draft = edition(EditionState.DRAFT, BilingualText.EMPTY);

        assertThat(new EditionText(draft, provisional, false, NOWHERE).body(Language.EN))
                .contains("Provisional draft: inputs end at 20 October.");
        assertThat(new EditionText(draft, plain, false, NOWHERE).isPlainDraft(Language.EN))
                .isTrue();
        assertThat(new EditionText(draft, plain, false, NOWHERE).body(Language.EN))
                .doesNotContain("\n\nDraft.");
    }

    @Test
    void aDigestHasALineForEachDraft() {
        FigureSet plain = SampleFigureSet.board(
                new BilingualText("مسودة", "Draft"), SampleFigureSet.board().pages());
        Edition october = edition(EditionState.DRAFT, BilingualText.EMPTY);
        DraftDigestText digest = new DraftDigestText(
                List.of(
                        new DigestDraft(at(october, 15, YearMonth.of(2026, 8)), plain),
                        new DigestDraft(october, plain)),
                Language.EN,
                NOWHERE);

        assertThat(digest.subject())
                .isEqualTo("Drafts for review: Beneficiary satisfaction and turnaround, August 2026 to October 2026");
        assertThat(digest.body(true))
                .contains("2 drafts of “Beneficiary satisfaction and turnaround” are ready for review")
                .contains(
                        "August 2026: \u2066issue 15 --reason \"…\"\u2069\nOctober 2026: \u2066issue 17 --reason \"…\"\u2069")
                .contains("The documents are attached.");
        assertThat(digest.body(false)).contains("too large for one message");
        assertThat(new DraftDigestText(List.of(new DigestDraft(october, plain)), Language.EN, NOWHERE).subject())
                .isEqualTo("Draft for review: Beneficiary satisfaction and turnaround, October 2026");
    }

    @ParameterizedTest
    @CsvSource({
        "run …command…, run \u2066jobs\u2069",
        "no place, no place",
        "…command… and …command…, \u2066jobs\u2069 and \u2066jobs\u2069"
    })
    void aCommandStandsFromLeftToRightInItsPlace(String said, String expected) {
        assertThat(new CommandSnippet("jobs").insertInto(said)).isEqualTo(expected);
    }

    @Test
    void absentPartsOfTheFileHaveTheirDefaults() {
        Recipients empty = new Recipients(null, null, null);
        ReportLine line = new ReportLine("board-monthly", When.ISSUE, Language.AR, null, null, null, null, null, null);

        assertThat(empty).isEqualTo(Recipients.NONE);
        assertThat(line.formats()).containsExactly("pdf");
        assertThat(line.recipients()).isEmpty();
        assertThat(new ReportLine("board-monthly", When.ISSUE, Language.AR, List.of(), null, null, null, null, null)
                        .formats())
                .containsExactly("pdf");
        assertThat(new FailureLine(Language.EN, null).to()).isEmpty();
    }

    @Test
    void aLineHasTheDocumentsOfItsLanguageAndFormats() {
        ReportLine line = new ReportLine(
                "board-monthly",
                When.ISSUE,
                Language.EN,
                List.of("pdf", "pdf-both"),
                null,
                null,
                List.of("chair@charity.example"),
                List.of("/share"),
                null);

        assertThat(line.documents(edition(EditionState.ISSUED, BilingualText.EMPTY)))
                .extracting(Attachment::name)
                .containsExactly("x-en.pdf", "x-both.pdf");
        assertThat(line.recipients())
                .containsExactly(
                        new Recipient(TransportType.MAIL, "chair@charity.example"),
                        new Recipient(TransportType.FOLDER, "/share"));
        assertThat(line.covers(SampleFigureSet.board())).isTrue();
        assertThat(new ReportLine("board-monthly", When.ISSUE, Language.EN, null, "programmes", null, null, null, null)
                        .covers(SampleFigureSet.board()))
                .as("a part of a report that is not split")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "BOARD, DRAFT, BOARD, false",
        "BOARD, DRAFT, QUALITY, true",
        "BOARD, ISSUED, BOARD, true",
        "PUBLIC, ISSUED, BOARD, true",
        "SENSITIVE, ISSUED, BOARD, true",
        "QUALITY, ISSUED, BOARD, false",
        "QUALITY, ISSUED, QUALITY, true",
        "QUALITY, DRAFT, QUALITY, true"
    })
    void nothingGoesToReadersWhomItIsNotFor(Audience audience, EditionState state, Role readers, boolean sent) {
        When when = state == EditionState.DRAFT ? When.DRAFT : When.ISSUE;
        ReportLine line = new ReportLine("board", when, Language.EN, null, null, readers, null, null, null);
        Edition edition = edition(audience, state, BilingualText.EMPTY);

        assertThat(line.documents(edition).isEmpty()).isEqualTo(!sent);
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, QUALITY", "ISSUE, BOARD"})
    void draftsAreReadByQualityOfficersAndIssuesByTheBoardUnlessSaidOtherwise(When when, Role readers) {
        assertThat(new ReportLine("board", when, Language.EN, null, null, null, null, null, null).readers())
                .isEqualTo(readers);
    }

    private static FailureText failures(ConsoleAddress console) {
        return new FailureText(
                PolicyReader.read(JOBS.resolve("policy")),
                new JobDefinitions(JOBS, new JobValidator(JOBS, Path.of("reports"), TestPulls.none())),
                console);
    }

    private static Run run(long id, BilingualText failure) {
        return new Run(
                id,
                "monthly",
                new BilingualText("التقرير الشهري", "Monthly report"),
                Map.of("month", "2026-10"),
                new BilingualText("الشهر: أكتوبر 2026", "Month: October 2026"),
                RunState.FAILED,
                "schedule",
                "",
                SIX,
                SIX,
                SIX,
                "",
                false,
                null,
                failure);
    }

    private static DueEntry due(DueState state, Instant endedAt) {
        return new DueEntry("monthly-board-report", SIX, state, null, false, false, CAUSE, endedAt);
    }

    private static Edition at(Edition edition, long id, YearMonth month) {
        return new Edition(
                id,
                edition.report(),
                edition.title(),
                edition.part(),
                edition.audience(),
                month,
                edition.number(),
                edition.state(),
                edition.draftedAt(),
                edition.documents());
    }

    private static Edition edition(EditionState state, BilingualText part) {
        return edition(Audience.BOARD, state, part);
    }

    private static Edition edition(Audience audience, EditionState state, BilingualText part) {
        return new Edition(
                17,
                "board",
                SampleFigureSet.board().title(),
                part,
                audience,
                YearMonth.of(2026, 10),
                2,
                state,
                SIX,
                List.of(
                        new Document(1, Language.AR, "pdf", "x-ar.pdf", 3, ""),
                        new Document(1, Language.EN, "pdf", "x-en.pdf", 3, ""),
                        new Document(1, Language.EN, "html", "x-en.html", 3, ""),
                        new Document(1, Language.AR, "pdf-both", "x-both.pdf", 3, "")));
    }
}
