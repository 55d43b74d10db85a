package org.rida.console.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rida.console.RequestUser;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.setup.FileDescription;
import org.rida.intake.setup.FileDescription.DescribedQuestion;
import org.rida.intake.setup.FileSetup;
import org.rida.intake.setup.FileView;
import org.rida.job.charity.NewQuestion;
import org.rida.job.rules.MappingFiles;
import org.rida.policy.Policy;
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
    private final FileView view;
    private final MappingFiles mappings;
    private final NewQuestion newQuestion;
    private final Policy policy;

    ColumnsController(
            SetupDrafts drafts,
            SetupChanges changes,
            FileSetup setup,
            FileView view,
            MappingFiles mappings,
            NewQuestion newQuestion,
            Policy policy) {
        this.drafts = drafts;
        this.changes = changes;
        this.setup = setup;
        this.view = view;
        this.mappings = mappings;
        this.newQuestion = newQuestion;
        this.policy = policy;
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
     *     else is checked; {@code go} with the step to go to instead of the next one, which adds no question
     */
    @PostMapping("/setup/{upload:[0-9a-f]+}/columns")
    String columns(
            @PathVariable String upload,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            RedirectAttributes redirect) {
        ColumnAnswers answers = new ColumnAnswers(sent);
        BilingualText question = answers.question();
        if (question == null || SetupStep.isNamed(sent)) {
            return changes.answer(
                    upload,
                    COLUMNS,
                    sent,
                    description -> {
                        settle(upload, description, answers, user, redirect);
                        return chosen(description, answers, answers.fields());
                    },
                    described -> setup.checkColumns(described.columns()),
                    user,
                    redirect);
        }
        // what was chosen in other columns is stored first, whatever is wrong with the question
        boolean unfinished = question.ar().isEmpty() || question.en().isEmpty();
        changes.change(
                upload,
                COLUMNS,
                COLUMNS,
                of -> chosen(of, answers, answers.fields()).with(unfinished ? answers.written() : null),
                user,
                redirect);
        return changes.change(
                upload,
                COLUMNS,
                COLUMNS,
                description -> {
                    String code = newQuestion.add(question, description.file(), user.actor());
                    redirect.addFlashAttribute("done", user.messages().format("setup.question.added"));
                    return chosen(description, answers, answers.fieldsWith(code))
                            .with((DescribedQuestion) null);
                },
                user,
                redirect);
    }

    /** Somebody's own choice counts for more than a proposal, which is told. */
    private void settle(
            String upload,
            FileDescription description,
            ColumnAnswers answers,
            RequestUser user,
            RedirectAttributes redirect) {
        Map<String, Field> fields = setup.fields(description.columns().type());
        MeaningOptions names = new MeaningOptions(user.messages(), policy);
        List<String> sentences = new ArrayList<>();
        answers.settle(view.columns(drafts.upload(upload), description, mappings.all())
                        .all())
                .forEach((before, now) -> sentences.add(user.messages()
                        .format(
                                "setup.columns.settled",
                                "field",
                                names.field(Objects.requireNonNull(fields.get(before.field()))),
                                "column",
                                now.title(),
                                "other",
                                before.title())));
        if (!sentences.isEmpty()) {
            redirect.addFlashAttribute("done", String.join(" ", sentences));
        }
    }

    private FileDescription chosen(FileDescription description, ColumnAnswers answers, Map<Integer, String> fields) {
        return setup.withColumns(description, answers.fromRow(), fields, answers.constants())
                .with(answers.written());
    }
}
