package org.rida.console.setup;

import java.util.List;
import java.util.Map;
import org.rida.console.RequestUser;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.setup.FileDescription;
import org.rida.intake.setup.FileSetup;
import org.rida.job.rules.MappingFiles;
import org.rida.job.rules.NewQuestion;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The step in which a person says what a row is, and what each column is read as. */
@Controller
class ColumnsController {

    private static final String COLUMNS = "columns";

    private final SetupDrafts drafts;
    private final SetupChanges changes;
    private final FileSetup setup;
    private final MappingFiles mappings;
    private final NewQuestion newQuestion;

    ColumnsController(
            SetupDrafts drafts, SetupChanges changes, FileSetup setup, MappingFiles mappings, NewQuestion newQuestion) {
        this.drafts = drafts;
        this.changes = changes;
        this.setup = setup;
        this.mappings = mappings;
        this.newQuestion = newQuestion;
    }

    /**
     * @param type code of what a row is
     * @param sent controls of the step's form as they are: what was chosen so far is kept for the type that it was chosen for
     */
    @PostMapping("/setup/{upload:[0-9a-f]+}/type")
    String type(
            @PathVariable String upload,
            @RequestParam String type,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            RedirectAttributes redirect) {
        ColumnAnswers answers = new ColumnAnswers(sent);
        return changes.change(
                upload,
                COLUMNS,
                COLUMNS,
                description -> setup.retype(
                        drafts.upload(upload),
                        answers.isEmpty() ? description : chosen(description, answers, answers.fields()),
                        recordType(type),
                        mappings.all()),
                user,
                redirect);
    }

    private static RecordType recordType(String code) {
        return List.of(RecordType.values()).stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.of("setup.problem.type"));
    }

    /**
     * @param sent {@code column.N} with the field of column N; {@code constant.FIELD}; {@code from-row}; {@code question.column},
     *     {@code question.ar} and {@code question.en} for a question that the survey does not have yet, which is added before anything
     *     else is checked
     */
    @PostMapping("/setup/{upload:[0-9a-f]+}/columns")
    String columns(
            @PathVariable String upload,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            RedirectAttributes redirect) {
        ColumnAnswers answers = new ColumnAnswers(sent);
        BilingualText question = answers.question();
        if (question == null) {
            return changes.change(
                    upload,
                    COLUMNS,
                    "values",
                    description -> chosen(description, answers, answers.fields()),
                    described -> setup.checkColumns(described.columns()),
                    user,
                    redirect);
        }
        // what was chosen in other columns is stored first, whatever is wrong with the question
        changes.change(upload, COLUMNS, COLUMNS, of -> chosen(of, answers, answers.fields()), user, redirect);
        return changes.change(
                upload,
                COLUMNS,
                COLUMNS,
                description -> {
                    String code = newQuestion.add(question, description.file(), user.actor());
                    redirect.addFlashAttribute("done", user.messages().format("setup.question.added"));
                    return chosen(description, answers, answers.fieldsWith(code));
                },
                user,
                redirect);
    }

    private FileDescription chosen(FileDescription description, ColumnAnswers answers, Map<Integer, String> fields) {
        return setup.withColumns(description, answers.fromRow(), fields, answers.constants());
    }
}
