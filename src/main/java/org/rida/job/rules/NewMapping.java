package org.rida.job.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.finding.RowJson;
import org.rida.intake.setup.FileDescription.NewTerm;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Saves what a person described in the browser: values that the policy did not have, the mapping, and a job that imports
 * files by it from a folder of its own under {@code rida.data}.
 */
@Component
public class NewMapping {

    /** An import takes files only that nobody has written to for some seconds. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final String IMPORT = "import-";

    private final Policy policy;
    private final RulesFiles rules;
    private final RulesChange change;
    private final ProposedRules proposed;
    private final Path folder;
    private final InstantSource time;

    NewMapping(
            Policy policy,
            RulesFiles rules,
            RulesChange change,
            ProposedRules proposed,
            @Value("${rida.data}") Path data,
            InstantSource time) {
        this.policy = policy;
        this.rules = rules;
        this.change = change;
        this.proposed = proposed;
        this.folder = data.resolve("imports");
        this.time = time;
    }

    /**
     * Saves all of it. Each file is checked together with the others before it is written, and each change is recorded in the audit
     * log.
     *
     * @param name of the mapping: small Latin letters, digits and hyphens
     * @return name of the job that imports files by the mapping
     * @throws Problem when the name is taken or no name, or something is wrong; nothing is saved when the mapping is wrong
     */
    public String save(String name, String yaml, List<NewTerm> terms, String file, Actor actor) {
        if (!name.matches("[a-z][a-z0-9-]{1,39}")) {
            throw Problem.of("setup.problem.name");
        }
        String mapping = "mappings/" + name + ".yaml";
        String job = IMPORT + name + ".yaml";
        if (rules.files().contains(mapping) || rules.files().contains(job)) {
            throw Problem.of("setup.problem.exists", "name", name);
        }
        proposed.check(mapping, yaml);
        add(terms, file, actor);
        change.create(mapping, yaml, actor, file);
        change.create(job, job(name), actor, file);
        return IMPORT + name;
    }

    /** Moves an upload where the import of a mapping finds it; what is left of it is its description. */
    public void deliver(Upload upload, String name) {
        Path inbox = folder.resolve(name);
        try {
            Files.createDirectories(inbox);
            Path target = inbox.resolve(upload.file().getFileName());
            Files.move(upload.file(), target);
            Files.setLastModifiedTime(target, FileTime.from(time.instant().minus(QUIET)));
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", inbox, "reason", Problem.reason(e));
        }
    }

    private String job(String name) {
        Path inbox = folder.resolve(name);
        return """
                # Imports files that were set up in the browser.
                title: {ar: "استيراد %1$s", en: "Import %1$s"}

                steps:
                  - ingest:
                      folder: %2$s
                      feeds:
                        - {files: "*", mapping: %1$s}
                      archive-to: %3$s
                      reject-to: %4$s
                  - recount:
                      months: stale
                """
                .formatted(name, quoted(inbox), quoted(inbox.resolve("done")), quoted(inbox.resolve("refused")));
    }

    private static String quoted(Path path) {
        return RowJson.write(path.toString());
    }

    /** Adds the values to the policy, where their names count from now on. */
    void add(List<NewTerm> terms, String reason, Actor actor) {
        for (Dimension dimension : List.of(Dimension.CHANNEL, Dimension.SERVICE, Dimension.KIND)) {
            List<NewTerm> added = terms.stream()
                    .filter(term -> term.dimension().equals(dimension.code()))
                    .toList();
            if (!added.isEmpty()) {
                add(dimension, added, reason, actor);
            }
        }
    }

    private void add(Dimension dimension, List<NewTerm> terms, String reason, Actor actor) {
        String list = dimension.code() + "s";
        for (String file : rules.files()) {
            String text = file.startsWith("policy/") ? rules.text(file) : "";
            if (text.lines().anyMatch(line -> line.startsWith(list + ":"))) {
                String before = RulesFiles.fingerprint(text);
                change.apply(file, withTerms(text, list, terms), before, actor, reason);
                terms.forEach(term -> add(dimension, term));
                rules.tookEffect(file, before);
                return;
            }
        }
        throw Problem.of("rules.problem.unknown", "file", "policy/" + list);
    }

    private void add(Dimension dimension, NewTerm term) {
        BilingualText name = new BilingualText(term.ar(), term.en());
        if (dimension == Dimension.KIND) {
            policy.add(new Policy.RequestKind(term.code(), name, term.isPromised()));
        } else {
            policy.add(dimension, new Policy.Term(term.code(), name));
        }
    }

    static String withTerms(String text, String list, List<NewTerm> terms) {
        return withEntries(
                text,
                list + ":",
                terms.stream()
                        .map(term -> "  - {code: " + term.code() + ", name: {ar: " + RowJson.write(term.ar()) + ", en: "
                                + RowJson.write(term.en()) + "}"
                                + (list.equals("kinds") ? ", promised: " + term.isPromised() : "") + "}")
                        .toList());
    }

    /** Adds lines after the last entry of a list that is written with one entry a line. */
    static String withEntries(String text, String list, List<String> entries) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int last = 0;
        while (!lines.get(last).startsWith(list)) {
            last++;
        }
        for (int i = last + 1; i < lines.size() && isWithin(lines.get(i)); i++) {
            last = lines.get(i).isBlank() || lines.get(i).strip().startsWith("#") ? last : i;
        }
        lines.addAll(last + 1, entries);
        return String.join("\n", lines) + "\n";
    }

    private static boolean isWithin(String line) {
        return line.isBlank() || line.startsWith(" ") || line.startsWith("#") || line.startsWith("-");
    }
}
