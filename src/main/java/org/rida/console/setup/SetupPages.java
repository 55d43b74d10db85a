package org.rida.console.setup;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.setup.MeaningOptions.MeaningChoice;
import org.rida.i18n.Problem;
import org.rida.intake.TrialReading.Trial;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.finding.RowJson;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.rida.intake.question.StoredMonths;
import org.rida.intake.setup.FileDescription;
import org.rida.intake.setup.FileDescription.NewTerm;
import org.rida.intake.setup.FileSetup;
import org.rida.intake.setup.FileView;
import org.rida.intake.setup.FileView.ColumnChoices;
import org.rida.intake.setup.FileView.ColumnValues;
import org.rida.job.rules.MappingFiles;
import org.rida.job.run.RunRows;
import org.rida.job.run.Runs;
import org.rida.policy.Policy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows the steps in which an uploaded file of an unknown layout is described. */
@Controller
class SetupPages {

    /** In bytes: a larger file is read for the result so far only when a person asks for it. */
    private static final long MOST_LIVE = 10_000_000;

    private final SetupDrafts drafts;
    private final FileSetup setup;
    private final StoredMonths months;
    private final FileView view;
    private final MappingFiles mappings;
    private final Runs runs;
    private final RunRows rows;
    private final Policy policy;

    SetupPages(
            SetupDrafts drafts,
            FileSetup setup,
            StoredMonths months,
            FileView view,
            MappingFiles mappings,
            Runs runs,
            RunRows rows,
            Policy policy) {
        this.drafts = drafts;
        this.setup = setup;
        this.months = months;
        this.view = view;
        this.mappings = mappings;
        this.runs = runs;
        this.rows = rows;
        this.policy = policy;
    }

    /**
     * Shows a step.
     *
     * @param upload identifier of 128 random bits
     * @param soFar not null to show what the choices give so far
     */
    @GetMapping("/setup/{upload:[0-9a-f]+}/{step:file|columns|values|dates|preview|result}")
    String show(
            @PathVariable String upload,
            @PathVariable String step,
            @RequestParam(name = "so-far", required = false) @Nullable String soFar,
            RequestUser user,
            Model model,
            RedirectAttributes redirect) {
        try {
            FileDescription stored = drafts.description(upload);
            FileDescription description =
                    model.getAttribute(SetupChanges.SENT) instanceof String sent && stored.saved() == null
                            ? RowJson.read(sent, FileDescription.class)
                            : stored;
            model.addAttribute("upload", upload);
            model.addAttribute("described", description);
            model.addAttribute("steps", SetupStep.ALL);
            model.addAttribute("before", SetupStep.before(step));
            model.addAttribute("step", description.saved() != null ? "result" : step);
            if (description.saved() != null) {
                model.addAttribute("detail", runs.detail(description.saved().run()));
                model.addAttribute("files", rows.files(description.saved().run()));
                return "setup-result";
            }
            if (step.equals("result")) {
                return SetupChanges.step(upload, "preview");
            }
            Upload found = drafts.upload(upload);
            model.addAttribute("live", found.file().toFile().length() <= MOST_LIVE);
            if (soFar != null && !step.equals("file") && !step.equals("preview")) {
                ResultSoFar result = ResultSoFar.find(setup, view, found, description, months.known());
                model.addAttribute("soFar", result);
                Problem missing = result.problem();
                model.addAttribute("missing", missing == null ? null : user.explain(missing));
            }
            return show(found, description, step, user, model);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return SetupController.FILES;
        }
    }

    private String show(Upload upload, FileDescription description, String step, RequestUser user, Model model) {
        MeaningOptions options = new MeaningOptions(user.messages(), policy);
        Map<String, Field> fields = setup.fields(description.columns().type());
        Map<String, String> names = new LinkedHashMap<>();
        RecordType type = description.columns().type();
        options.fields(fields)
                .forEach(choice -> names.put(
                        choice.code(),
                        setup.isOfAnswer(type, choice.code())
                                ? user.messages().format("setup.of-answer", "field", choice.text())
                                : choice.text()));
        model.addAttribute("names", names);
        try {
            switch (step) {
                case "file" -> model.addAttribute("facts", view.facts(upload, description));
                case "columns" -> {
                    ColumnChoices table = view.columns(upload, description, mappings.all());
                    model.addAttribute("table", table);
                    model.addAttribute("columns", table.all());
                    model.addAttribute("types", RecordType.values());
                    model.addAttribute("constants", constants(options, fields, description));
                }
                case "values" -> {
                    List<ColumnValues> values = view.values(upload, description);
                    Map<String, List<MeaningOptions.MeaningChoice>> meanings = new LinkedHashMap<>();
                    values.forEach(v -> meanings.put(
                            v.field().name(),
                            options.meanings(v.field(), description.values().terms())));
                    model.addAttribute("values", values);
                    model.addAttribute("meanings", meanings);
                    Map<String, NewTerm> newTerms = new HashMap<>();
                    description.values().terms().forEach(t -> newTerms.put(t.dimension() + "/" + t.word(), t));
                    model.addAttribute("newTerms", newTerms);
                }
                case "dates" -> {
                    model.addAttribute("dates", view.dates(upload, description));
                    model.addAttribute("asksOrder", view.asksDateOrder(upload, description.withDateOrderOpen()));
                }
                default -> {
                    setup.checkColumns(description.columns());
                    preview(upload, description, options, fields, model);
                    model.addAttribute("yaml", setup.yaml(upload, description));
                    model.addAttribute("suggestedName", suggestedName(description.file()));
                }
            }
        } catch (Problem problem) {
            model.addAttribute("problem", user.explain(problem));
        }
        return "setup-" + step;
    }

    /** What a reading gives, in words instead of codes, and for each problem the field and the step that mends it. */
    private void preview(
            Upload upload,
            FileDescription description,
            MeaningOptions options,
            Map<String, Field> fields,
            Model model) {
        Trial trial = setup.read(upload, description, months.known());
        Optional<Trial> answers = setup.readAnswers(upload, description);
        model.addAttribute("trial", trial);
        model.addAttribute(
                "unconfirmed", ResultSoFar.unconfirmed(view.values(upload, description), description.values()));
        model.addAttribute("readsNoAnswers", setup.readsNoAnswers(description));
        answers.ifPresent(read -> model.addAttribute("rated", read));
        Map<String, Map<String, String>> words = new HashMap<>();
        fields.forEach((name, field) -> words.put(
                name,
                options.meanings(field, description.values().terms()).stream()
                        .collect(Collectors.toMap(MeaningChoice::code, MeaningChoice::text, (one, other) -> one))));
        model.addAttribute("words", words);
        Map<String, String> fieldsByTitle = new HashMap<>();
        Map<String, String> titles = new HashMap<>();
        view.columns(upload, description, mappings.all()).all().forEach(column -> {
            fieldsByTitle.put(column.title(), column.field());
            titles.put(column.field(), column.title());
        });
        model.addAttribute(
                "warnings",
                PreviewWarnings.find(
                        description.columns().type(), trial, titles, view.unreadDays(upload, description)));
        model.addAttribute("fieldsByTitle", fieldsByTitle);
        Map<String, String> mending = new HashMap<>();
        for (Rule rule : Rule.values()) {
            mending.put(rule.name(), SetupStep.mending(rule));
        }
        model.addAttribute("mending", mending);
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
                        options.meanings(field, description.values().terms()).stream()
                                .filter(choice ->
                                        MeaningOptions.codes(field, policy).contains(choice.code()))
                                .toList());
            }
        });
        return constants;
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
