package org.rida.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.access.Audit;
import org.rida.access.Deed;
import org.rida.job.ProposedRules;
import org.rida.wording.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The rules in force as their files say them; a changed file is looked through here before anybody puts it in its place. */
@Controller
class RulesPage {

    private final Path folder;
    private final ProposedRules proposed;
    private final Audit audit;

    RulesPage(@Value("${rida.jobs}") Path folder, ProposedRules proposed, Audit audit) {
        this.folder = folder;
        this.proposed = proposed;
        this.audit = audit;
    }

    @GetMapping("/rules")
    String rules(@RequestParam(defaultValue = "") String file, Model model) {
        List<String> files = files();
        String shown = file.isEmpty() ? files.stream().findFirst().orElse("") : file;
        if (!shown.isEmpty() && !files.contains(shown)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("files", files);
        model.addAttribute("file", shown);
        model.addAttribute("words", shown.isEmpty() ? "" : read(folder.resolve(shown)));
        return "rules";
    }

    /** Says everything that is wrong with a changed file, beside all others as they are; changes nothing. */
    @PostMapping("/rules/check")
    String check(@RequestParam String file, @RequestParam String words, Visitor visitor, Model model) {
        rules(file, model);
        audit.record(visitor.actor(), Deed.RULES_CHECKED, file, Map.of("letters", Integer.toString(words.length())));
        model.addAttribute("words", words);
        try {
            proposed.check(file, words);
            model.addAttribute("done", visitor.wording().say("console.rules.right", "file", file));
        } catch (Problem problem) {
            model.addAttribute("problem", problem.text().in(visitor.wording().language()));
        }
        return "rules";
    }

    private List<String> files() {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(f -> f.toString().endsWith(".yaml"))
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .sorted(Comparator.comparing((String f) -> f.contains("/")).thenComparing(f -> f))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
