package org.rida.console.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.intake.TrialReading.Trial;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.setup.FileDescription;
import org.rida.intake.setup.FileSetup;
import org.rida.intake.setup.FileSetup.ColumnValues;
import org.rida.job.RunOperator;
import org.rida.job.rules.MappingFiles;
import org.rida.job.rules.NewMapping;
import org.rida.job.run.Runs;
import org.rida.policy.Policy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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

    private static final List<String> STEPS = List.of("file", "columns", "values", "dates", "preview");
    private static final String FILES = "redirect:/files";

    private final SetupDrafts drafts;
    private final FileSetup setup;
    private final MappingFiles mappings;
    private final NewMapping newMapping;
    private final RunOperator operator;
    private final Runs runs;
    private final Policy policy;

    SetupController(
            SetupDrafts drafts,
            FileSetup setup,
            MappingFiles mappings,
            NewMapping newMapping,
            RunOperator operator,
            Runs runs,
            Policy policy) {
        this.drafts = drafts;
        this.setup = setup;
        this.mappings = mappings;
        this.newMapping = newMapping;
        this.operator = operator;
        this.runs = runs;
        this.policy = policy;
    }

    /** Begins with an upload that was checked. */
    @PostMapping("/setup")
    String begin(@RequestParam String upload, RequestUser user, RedirectAttributes redirect) {
        try {
            drafts.begin(upload, user.actor());
            return step(upload, "file");
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return FILES;
        }
    }

    /**
     * Shows a step.
     *
     * @param upload identifier of 128 random bits
     */
    @GetMapping("/setup/{upload:[0-9a-f]+}/{step:file|columns|values|dates|preview|result}")
    String show(
            @PathVariable String upload,
            @PathVariable String step,
            RequestUser user,
            Model model,
            RedirectAttributes redirect) {
        try {
            FileDescription description = drafts.description(upload);
            model.addAttribute("upload", upload);
            model.addAttribute("described", description);
            model.addAttribute("steps", STEPS);
            model.addAttribute("step", description.run() > 0 ? "result" : step);
            if (description.run() > 0) {
                model.addAttribute("detail", runs.detail(description.run()));
                return "setup-result";
            }
            if (step.equals("result")) {
                return step(upload, "preview");
            }
            return show(drafts.upload(upload), description, step, user, model);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return FILES;
        }
    }

    private String show(Upload upload, FileDescription description, String step, RequestUser user, Model model) {
        MeaningOptions options = new MeaningOptions(user.messages(), policy);
        Map<String, Field> fields = setup.fields(description.type());
        Map<String, String> names = new LinkedHashMap<>();
        options.fields(fields).forEach(choice -> names.put(choice.code(), choice.text()));
        model.addAttribute("names", names);
        try {
            switch (step) {
                case "file" -> model.addAttribute("facts", setup.facts(upload, description));
                case "columns" -> {
                    model.addAttribute("columns", setup.columns(upload, description, mappings.all()));
                    model.addAttribute("types", RecordType.values());
                    model.addAttribute("constants", constants(options, fields, description));
                }
                case "values" -> {
                    List<ColumnValues> values = setup.values(upload, description);
                    Map<String, List<MeaningOptions.MeaningChoice>> meanings = new LinkedHashMap<>();
                    values.forEach(v -> meanings.put(v.field().name(), options.meanings(v.field(), description)));
                    model.addAttribute("values", values);
                    model.addAttribute("meanings", meanings);
                }
                case "dates" -> model.addAttribute("dates", setup.dates(upload, description));
                default -> {
                    model.addAttribute("yaml", setup.yaml(upload, description));
                    model.addAttribute("suggestedName", suggestedName(description.file()));
                    model.addAttribute("trial", setup.read(upload, description));
                }
            }
        } catch (Problem problem) {
            model.addAttribute("problem", user.explain(problem));
        }
        return "setup-" + step;
    }

    /** Fields that may have one value for all rows, with their choices. */
    private Map<String, List<MeaningOptions.MeaningChoice>> constants(
            MeaningOptions options, Map<String, Field> fields, FileDescription description) {
        Map<String, List<MeaningOptions.MeaningChoice>> constants = new LinkedHashMap<>();
        List.of("kind", "channel", "mode").forEach(name -> {
            Field field = fields.get(name);
            if (field != null) {
                constants.put(
                        name,
                        options.meanings(field, description).stream()
                                .filter(choice ->
                                        MeaningOptions.codes(field, policy).contains(choice.code()))
                                .toList());
            }
        });
        return constants;
    }

    /** @param headerLine from 1; 0 to have it guessed */
    @PostMapping("/setup/{upload:[0-9a-f]+}/file")
    String file(
            @PathVariable String upload,
            @RequestParam(defaultValue = "auto") String charset,
            @RequestParam(defaultValue = "auto") String delimiter,
            @RequestParam(defaultValue = "") String sheet,
            @RequestParam(defaultValue = "0") long headerLine,
            @RequestParam(defaultValue = "") String leaveOutColumn,
            @RequestParam(defaultValue = "") String leaveOut,
            @RequestParam(defaultValue = "") String show,
            RequestUser user,
            RedirectAttributes redirect) {
        return change(
                upload,
                "file",
                show.isEmpty() ? "columns" : "file",
                description -> setup.relayout(
                        drafts.upload(upload),
                        description,
                        mappings.all(),
                        charset,
                        delimiter,
                        sheet,
                        headerLine,
                        leaveOutColumn,
                        leaveOut),
                user,
                redirect);
    }

    /** @param type code of what a row is */
    @PostMapping("/setup/{upload:[0-9a-f]+}/type")
    String type(@PathVariable String upload, @RequestParam String type, RequestUser user, RedirectAttributes redirect) {
        return change(
                upload,
                "columns",
                "columns",
                description -> setup.retype(drafts.upload(upload), description, recordType(type), mappings.all()),
                user,
                redirect);
    }

    private static RecordType recordType(String code) {
        return List.of(RecordType.values()).stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.of("setup.problem.type"));
    }

    /** @param sent {@code column.N} with the field of column N; {@code constant.FIELD}; {@code from-row} */
    @PostMapping("/setup/{upload:[0-9a-f]+}/columns")
    String columns(
            @PathVariable String upload,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            RedirectAttributes redirect) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        Map<String, String> constants = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.matches("column\\.\\d{1,4}")) {
                fields.put(Integer.valueOf(name.substring("column.".length())), value);
            } else if (name.startsWith("constant.")) {
                constants.put(name.substring("constant.".length()), value);
            }
        });
        return change(
                upload,
                "columns",
                "values",
                description -> setup.withColumns(description, sent.containsKey("from-row"), fields, constants),
                user,
                redirect);
    }

    /** @param sent {@code value.FIELD.N} with the meaning of the Nth value; {@code unlisted.FIELD}; names of new values */
    @PostMapping("/setup/{upload:[0-9a-f]+}/values")
    String values(
            @PathVariable String upload,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            RedirectAttributes redirect) {
        return change(
                upload,
                "values",
                "dates",
                description -> {
                    ValueAnswers answers = new ValueAnswers(
                            setup.values(drafts.upload(upload), description), sent, description, policy);
                    return setup.withWords(description, answers.words(), answers.unlisted(), answers.terms());
                },
                user,
                redirect);
    }

    @PostMapping("/setup/{upload:[0-9a-f]+}/dates")
    String dates(
            @PathVariable String upload,
            @RequestParam(defaultValue = "gregorian") String calendar,
            @RequestParam(defaultValue = "auto") String order,
            RequestUser user,
            RedirectAttributes redirect) {
        return change(
                upload,
                "dates",
                "preview",
                description -> setup.withDates(description, calendar, order),
                user,
                redirect);
    }

    /** Saves the description as a mapping, and imports the file by a run. */
    @PostMapping("/setup/{upload:[0-9a-f]+}/save")
    String save(
            @PathVariable String upload,
            @RequestParam(defaultValue = "") String name,
            RequestUser user,
            RedirectAttributes redirect) {
        return change(
                upload,
                "preview",
                "result",
                description -> {
                    Upload file = drafts.upload(upload);
                    Trial trial = setup.read(file, description);
                    if (trial.refused() || trial.asksDateOrder() || trial.rejected() == trial.rows()) {
                        throw Problem.of("setup.problem.refused");
                    }
                    List<NewMapping.PolicyTerm> terms = description.terms().stream()
                            .map(t -> new NewMapping.PolicyTerm(t.dimension() + "s", t.code(), t.ar(), t.en()))
                            .toList();
                    String job = newMapping.save(
                            name.strip(), setup.yaml(file, description), terms, description.file(), user.actor());
                    newMapping.deliver(file, name.strip());
                    long run = operator.start(
                            job, Map.of(), new RunOperator.StartReason(user.actor(), description.file()));
                    return description.saved(name.strip(), run, trial.figures());
                },
                user,
                redirect);
    }

    /** Stores the changed description; what is wrong is told on the page of the same step. */
    private String change(
            String upload,
            String here,
            String next,
            UnaryOperator<FileDescription> change,
            RequestUser user,
            RedirectAttributes redirect) {
        try {
            FileDescription description = drafts.description(upload);
            if (description.run() == 0) {
                drafts.save(upload, change.apply(description));
            }
            return step(upload, next);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return step(upload, here);
        }
    }

    private static String step(String upload, String step) {
        return "redirect:/setup/" + upload + "/" + step;
    }

    /** A name for the mapping from that of the file; empty when it has no Latin letters. */
    private static String suggestedName(String file) {
        String stem = file.replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
        String name = stem.replaceAll("[^a-z]+", "-").replaceAll("^-+|-+$", "");
        return name.length() < 2
                ? ""
                : name.substring(0, Math.min(30, name.length())).replaceAll("-+$", "");
    }
}
