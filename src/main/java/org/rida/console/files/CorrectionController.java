package org.rida.console.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.setup.CorrectionForms;
import org.rida.console.setup.CorrectionForms.Typed;
import org.rida.console.setup.SetupPermission;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.correction.EqualMistakes;
import org.rida.intake.correction.RowCorrections;
import org.rida.intake.correction.RowCorrections.AcceptedRows;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mapping.WordMapping;
import org.rida.intake.rejected.RejectedRows;
import org.rida.intake.rejected.RejectedRows.Rejected;
import org.rida.intake.setup.FileDescription.DescribedValues;
import org.rida.job.rules.MappingFiles;
import org.rida.job.rules.MappingWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Corrects rejected rows on their page; the months that they touch are counted again afterwards. */
@Controller
class CorrectionController {

    private final SourceFiles files;
    private final RejectedRows rows;
    private final RowCorrections corrections;
    private final EqualMistakes mistakes;
    private final CorrectionForms forms;
    private final SetupPermission permission;
    private final MappingFiles mappings;
    private final MappingWords words;
    private final BackgroundIngest background;

    CorrectionController(
            SourceFiles files,
            RejectedRows rows,
            RowCorrections corrections,
            EqualMistakes mistakes,
            CorrectionForms forms,
            SetupPermission permission,
            MappingFiles mappings,
            MappingWords words,
            BackgroundIngest background) {
        this.files = files;
        this.rows = rows;
        this.corrections = corrections;
        this.mistakes = mistakes;
        this.forms = forms;
        this.permission = permission;
        this.mappings = mappings;
        this.words = words;
        this.background = background;
    }

    /** @param sent {@code cell.N} with the cell of column N of the file; {@code emptied} to store the row without what it held */
    @PostMapping("/rejected/{file:\\d+}/{row:\\d+}/correct")
    String row(
            @PathVariable long file,
            @PathVariable long row,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            RedirectAttributes redirect) {
        SourceFile entry = entry(file);
        Map<String, String> cells = forms.cells(entry, sent);
        Optional<Problem> refused = corrected(entry, user, redirect, () -> {
            List<Rejected> open = rows.open(file, List.of(row));
            List<String> emptied = sent.containsKey("emptied")
                    ? List.of()
                    : open.stream()
                            .flatMap(r -> CorrectionForms.emptied(r, cells).stream())
                            .toList();
            if (!emptied.isEmpty()) {
                throw emptied(emptied);
            }
            return corrections.correct(
                    entry,
                    mappings.get(entry.mapping()),
                    open.stream().map(r -> r.with(cells)).toList(),
                    user.actor());
        });
        refused.ifPresent(problem -> redirect.addFlashAttribute("typed", Typed.refused(row, cells, problem)));
        // beside the form whose cells are still wrong
        return refused.isPresent() ? back(file) + "#row-" + row : back(file);
    }

    private static Problem emptied(List<String> headers) {
        return new Problem(BilingualText.of(language -> BilingualText.ofMessage(
                        "rejected.problem.emptied",
                        "columns",
                        String.join(BilingualText.ofMessage("list.separator").in(language), headers))
                .in(language)));
    }

    /** @param sent see {@link CorrectionForms#answers}; {@code remember} to make the answers part of the mapping */
    @PostMapping("/rejected/{file:\\d+}/equal")
    String equal(
            @PathVariable long file,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            RedirectAttributes redirect) {
        SourceFile entry = entry(file);
        corrected(entry, user, redirect, () -> equal(entry, sent, user));
        return back(file);
    }

    private AcceptedRows equal(SourceFile file, Map<String, String> sent, RequestUser user) {
        boolean remember = sent.containsKey("remember") && permission.mayCorrectForGood(user);
        Mapping mapping = mappings.get(file.mapping());
        DescribedValues answers = forms.answers(file, mapping, sent, remember);
        if (answers.words().isEmpty()) {
            throw Problem.of("rejected.problem.no-answer");
        }
        if (!remember) {
            return mistakes.correct(file, mapping, cells(answers.words(), false), user.actor());
        }
        // a word is learned only if it helps at least one row
        Mapping learned = words.with(mapping.name(), answers.words());
        mistakes.check(file, learned, cells(answers.words(), true));
        words.store(mapping.name(), answers.words(), answers.terms(), file.name(), user.actor());
        return mistakes.correct(file, learned, cells(answers.words(), true), user.actor());
    }

    /** What is to be in the cells: the words where the mapping knows them, otherwise their codes. */
    private static Map<String, Map<String, String>> cells(Map<String, Map<String, String>> words, boolean known) {
        Map<String, Map<String, String>> cells = new LinkedHashMap<>();
        words.forEach((field, meanings) -> {
            Map<String, String> of = new LinkedHashMap<>();
            meanings.forEach((word, code) -> of.put(word, known ? word : code.equals(WordMapping.NOTHING) ? "" : code));
            cells.put(field, of);
        });
        return cells;
    }

    /** @return why no row was accepted, which the page tells; empty when some were */
    private Optional<Problem> corrected(
            SourceFile file, RequestUser user, RedirectAttributes redirect, Supplier<AcceptedRows> correction) {
        try {
            AcceptedRows accepted = correction.get();
            background.recount(file.name(), user);
            redirect.addFlashAttribute("done", user.messages().format("rejected.corrected", "n", accepted.rows()));
            redirect.addFlashAttribute("doneLink", "/drafts?counting=" + accepted.file());
            redirect.addFlashAttribute("doneLinkName", user.messages().format("rejected.corrected.drafts"));
            return Optional.empty();
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return Optional.of(problem);
        }
    }

    // after its last row is settled a file is no longer listed
    private String back(long file) {
        return rows.countOpenByFile().containsKey(file) ? "redirect:/rejected/" + file : "redirect:/rejected";
    }

    private SourceFile entry(long file) {
        return files.find(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
