package org.rida.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.access.Actor;
import org.rida.access.OfficerPermissions;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.rida.console.RequestUser;
import org.rida.console.setup.CorrectionForms.CorrectableRow;
import org.rida.console.setup.CorrectionForms.Typed;
import org.rida.console.setup.MeaningOptions.MeaningChoice;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.intake.TrialReading;
import org.rida.intake.correction.EqualMistakes;
import org.rida.intake.correction.RowCorrections;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.rejected.RejectedRows.Rejected;
import org.rida.intake.rejected.RejectedRowsWorkbook;
import org.rida.intake.rejected.UnlistedValues;
import org.rida.intake.setup.FileDescription.DescribedValues;
import org.springframework.ui.ConcurrentModel;
import org.springframework.ui.Model;

class CorrectionFormsTest {

    private static final Mapping REQUESTS = TestIntake.mapping("requests");
    private static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"));

    @TempDir
    Path folder;

    private TestIntake rida;
    private SourceFile file;
    private CorrectionForms forms;

    @BeforeEach
    void begin() {
        rida = new TestIntake(folder);
        RejectedRowsWorkbook workbook = new RejectedRowsWorkbook(rida.sql, rida.rejected, TIME, rida.audit);
        TrialReading trial = new TrialReading(TestIntake.formats(), TestIntake.POLICY, TIME);
        EqualMistakes mistakes = new EqualMistakes(
                rida.rejected,
                new UnlistedValues(rida.sql),
                workbook,
                new RowCorrections(workbook, trial, rida.intake, rida.audit),
                TestIntake.POLICY);
        forms = new CorrectionForms(mistakes, workbook, permission(false, false), TestIntake.POLICY);
        long id = rida.ingest(
                        """
                        request_no,received_on,kind,channel
                        1,2026-10-40,complaint,Fax
                        2,2026-10-02,complaint,Pigeon
                        3,2026-10-03
                        """,
                        "requests")
                .fileId();
        file = rida.files.find(id).orElseThrow();
    }

    @Test
    void eachReasonStandsBesideItsCellOrAboveTheRow() {
        List<CorrectableRow> rows = rows(page(Role.ADMINISTRATOR, Typed.NOTHING));

        assertThat(wrong(rows.get(0))).containsExactly("received_on", "channel");
        assertThat(wrong(rows.get(1))).containsExactly("channel");
        assertThat(rows.get(2).reasons()).as("a row with too few cells").hasSize(1);
        assertThat(rows.get(0).cells())
                .extracting(CorrectionForms.CorrectableCell::column)
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void whatWasTypedStaysInItsRow() {
        Rejected first = rida.rejected.open(file.fileId(), 9).get(0);
        Map<String, String> typed = forms.cells(file, Map.of("cell.1", " 2026-10-45 ", "cell.9", "x", "row", "1"));

        List<CorrectableRow> rows = rows(page(Role.QUALITY, new Typed(first.id(), typed, List.of())));

        assertThat(typed).containsExactly(Map.entry("received_on", "2026-10-45"));
        assertThat(rows.get(0).cells().get(1).value()).isEqualTo("2026-10-45");
        assertThat(rows.get(1).cells().get(1).value()).isEqualTo("2026-10-02");
    }

    @Test
    void onlyWhoMayTeachAMappingIsOfferedWhatOnlyItCanHold() {
        assertThat(choices(page(Role.ADMINISTRATOR, Typed.NOTHING))).contains("phone", "-", "+");
        assertThat(choices(page(Role.QUALITY, Typed.NOTHING)))
                .contains("phone", "-")
                .doesNotContain("+");
    }

    /** Somebody else corrected a row meanwhile, so that the list begins with another word. */
    @Test
    void answersBelongToTheWordsOfTheForm() {
        Map<String, String> sent = Map.of(
                "word.channel.0",
                "Gone",
                "value.channel.0",
                "phone",
                "word.channel.1",
                "Pigeon",
                "value.channel.1",
                "letter",
                "word.channel.2",
                "Fax",
                "value.channel.2",
                "no such channel");

        DescribedValues answers = forms.answers(file, REQUESTS, sent, true);

        assertThat(answers.words()).isEqualTo(Map.of("channel", Map.of("Gone", "phone", "Pigeon", "letter")));
    }

    @Test
    void aNewChannelIsAnAnswerOnlyIfItIsRemembered() {
        Map<String, String> sent =
                Map.of("word.channel.0", "Fax", "value.channel.0", "+", "ar.channel.0", "الفاكس", "en.channel.0", "");

        DescribedValues remembered = forms.answers(file, REQUESTS, sent, true);
        DescribedValues once = forms.answers(file, REQUESTS, sent, false);

        assertThat(remembered.words()).isEqualTo(Map.of("channel", Map.of("Fax", "fax")));
        assertThat(remembered.terms())
                .extracting(term -> term.dimension() + " " + term.code() + " " + term.ar() + " " + term.en())
                .containsExactly("channel fax الفاكس Fax");
        assertThat(once.words()).isEmpty();
        assertThat(once.terms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BOARD, true, true, false, false",
        "QUALITY, false, false, false, false",
        "QUALITY, true, false, true, false",
        "QUALITY, false, true, false, true",
        "ADMINISTRATOR, false, false, true, true"
    })
    void anAdministratorGivesEachPermissionByItself(
            Role role, boolean setUp, boolean correct, boolean maySetUp, boolean mayCorrect) {
        SetupPermission permission = permission(setUp, correct);

        assertThat(permission.isAllowed(user(role))).isEqualTo(maySetUp);
        assertThat(permission.mayCorrectForGood(user(role))).isEqualTo(mayCorrect);
    }

    /** As properties have it, while nothing is saved. */
    private SetupPermission permission(boolean setUp, boolean correct) {
        return new SetupPermission(new OfficerPermissions(rida.sql, rida.audit, setUp, correct, false));
    }

    private Model page(Role role, Typed typed) {
        Model model = new ConcurrentModel();
        forms.addTo(model, file, REQUESTS, rida.rejected.open(file.fileId(), 9), typed, user(role));
        return model;
    }

    @SuppressWarnings("unchecked")
    private static List<CorrectableRow> rows(Model page) {
        return (List<CorrectableRow>) page.asMap().get("rows");
    }

    @SuppressWarnings("unchecked")
    private static List<String> choices(Model page) {
        Map<String, List<MeaningChoice>> meanings =
                (Map<String, List<MeaningChoice>>) page.asMap().get("meanings");
        return meanings.get("channel").stream().map(MeaningChoice::code).toList();
    }

    private static List<String> wrong(CorrectableRow row) {
        return row.cells().stream()
                .filter(CorrectionForms.CorrectableCell::isWrong)
                .map(CorrectionForms.CorrectableCell::header)
                .toList();
    }

    private static RequestUser user(Role role) {
        return new RequestUser(
                Optional.of(new SessionUser(1, "somebody", "Somebody", role, 1)),
                new Messages(Language.EN, DigitSystem.EUROPEAN),
                Actor.console("somebody", "192.0.2.1"));
    }

    /** It waits for the next page in the database, where cells with personal data must not be. */
    @Test
    void whatWasTypedIsStoredWithoutPersonalData() throws Exception {
        Typed typed = new Typed(7, Map.of("channel", "phone", "number", "0557391846"), List.of());

        assertThat(typed.cells()).isEqualTo(Map.of("channel", "phone"));
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stored)) {
            out.writeObject(typed);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(typed);
        }
    }

    /** A column of each can be chosen in a form and stands in what is known of a person. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFieldHasAName(Language language) {
        MeaningOptions options =
                new MeaningOptions(new Messages(language, DigitSystem.ARABIC_INDIC), TestIntake.POLICY);

        for (RecordType type : RecordType.values()) {
            assertThat(FieldCatalog.all(type, TestIntake.POLICY))
                    .isNotEmpty()
                    .allSatisfy(field -> assertThat(options.field(field)).isNotBlank());
        }
    }
}
