package org.rida.console.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.i18n.Problem;
import org.rida.intake.TrialFigures;
import org.rida.intake.TrialReading.Trial;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.question.StoredMonths;
import org.rida.intake.setup.FileDescription.DescribedDates;
import org.rida.intake.setup.FileDescription.SavedDescription;
import org.rida.intake.setup.FileLayout;
import org.rida.intake.setup.FileSetup;
import org.rida.intake.setup.FileView;
import org.rida.job.RunOperator;
import org.rida.job.rules.MappingFiles;
import org.rida.job.rules.NewMapping;
import org.rida.policy.Policy;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Describes an uploaded file of an unknown layout step by step: what it is, its columns, its values, its dates; then shows what it
 * would give, saves the description as a mapping, and imports the file by a run. Each step is stored, so that it can be continued
 * after a restart or by somebody else.
 */
@Controller
class SetupController {

    static final String FILES = "redirect:/files";

    private final SetupDrafts drafts;
    private final SetupChanges changes;
    private final FileSetup setup;
    private final StoredMonths months;
    private final FileView view;
    private final MappingFiles mappings;
    private final NewMapping newMapping;
    private final RunOperator operator;
    private final Policy policy;

    SetupController(
            SetupDrafts drafts,
            SetupChanges changes,
            FileSetup setup,
            StoredMonths months,
            FileView view,
            MappingFiles mappings,
            NewMapping newMapping,
            RunOperator operator,
            Policy policy) {
        this.drafts = drafts;
        this.changes = changes;
        this.setup = setup;
        this.months = months;
        this.view = view;
        this.mappings = mappings;
        this.newMapping = newMapping;
        this.operator = operator;
        this.policy = policy;
    }

    /** Begins with an upload that was checked. */
    @PostMapping("/setup")
    String begin(@RequestParam String upload, RequestUser user, RedirectAttributes redirect) {
        try {
            drafts.begin(upload, user.actor());
            return SetupChanges.step(upload, "file");
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return FILES;
        }
    }

    /** @param sent parts of the layout; {@code go} with the step to go to instead of the next one */
    @PostMapping("/setup/{upload:[0-9a-f]+}/file")
    String file(
            @PathVariable String upload,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            RedirectAttributes redirect) {
        return changes.answer(
                upload,
                "file",
                sent,
                description -> setup.relayout(drafts.upload(upload), description, FileLayout.of(sent), mappings.all()),
                described -> {},
                user,
                redirect);
    }

    /** @param sent {@code value.FIELD.N} with the meaning of the Nth value; {@code unlisted.FIELD}; names of new values; {@code go} */
    @PostMapping("/setup/{upload:[0-9a-f]+}/values")
    String values(
            @PathVariable String upload,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            RedirectAttributes redirect) {
        return changes.answer(
                upload,
                "values",
                sent,
                description -> {
                    ValueAnswers answers = new ValueAnswers(
                            view.values(drafts.upload(upload), description),
                            sent,
                            description.values().terms(),
                            policy);
                    return description.with(answers.values());
                },
                described -> {},
                user,
                redirect);
    }

    /**
     * @param sent {@code numbers.FIELD} is {@code excel} or {@code month} for a column of bare numbers, {@code month.FIELD} the month;
     *     {@code go} with the step to go to instead of the next one
     */
    @PostMapping("/setup/{upload:[0-9a-f]+}/dates")
    String dates(
            @PathVariable String upload,
            @RequestParam(defaultValue = "gregorian") String calendar,
            @RequestParam(defaultValue = "auto") String order,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            RedirectAttributes redirect) {
        Map<String, String> numbers = new HashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith("numbers.")) {
                String field = name.substring("numbers.".length());
                numbers.put(field, value.equals("month") ? "day-of " + sent.get("month." + field) : value);
            }
        });
        return changes.answer(
                upload,
                "dates",
                sent,
                description -> description.with(new DescribedDates(calendar, order, numbers)),
                described -> {
                    if (view.asksDateOrder(drafts.upload(upload), described)) {
                        Problem missing = Problem.of("setup.dates.order.missing");
                        redirect.addFlashAttribute("orderMissing", user.explain(missing));
                        throw missing;
                    }
                },
                user,
                redirect);
    }

    /** Saves the description as a mapping, and imports the file by a run. */
    @PostMapping("/setup/{upload:[0-9a-f]+}/save")
    String save(
            @PathVariable String upload,
            @RequestParam(defaultValue = "") String name,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        return changes.change(
                upload,
                "preview",
                "result",
                description -> {
                    setup.checkColumns(description.columns());
                    Upload file = drafts.upload(upload);
                    Confirmation.require(form, setup.yaml(file, description));
                    Trial trial = setup.read(file, description, months.known());
                    Optional<Trial> answers = setup.readAnswers(file, description);
                    if (cannotBeRead(trial)
                            || answers.filter(SetupController::cannotBeRead).isPresent()) {
                        throw Problem.of("setup.problem.refused");
                    }
                    TrialFigures figures = answers.map(of -> trial.figures().with(of.figures()))
                            .orElse(trial.figures());
                    String job = newMapping.save(
                            name.strip(),
                            setup.yaml(file, description),
                            description.values().terms(),
                            description.file(),
                            user.actor());
                    newMapping.deliver(file, name.strip());
                    long run = operator.start(
                            job, Map.of(), new RunOperator.StartReason(user.actor(), description.file()));
                    return description.with(new SavedDescription(name.strip(), run, figures));
                },
                user,
                redirect);
    }

    private static boolean cannotBeRead(Trial trial) {
        return trial.asksDateOrder() || trial.takesNone();
    }
}
