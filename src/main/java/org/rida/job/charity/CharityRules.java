package org.rida.job.charity;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.job.rules.RulesChange;
import org.rida.job.rules.RulesFiles;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Reads what the form of the charity shows from the files of {@code jobs/}, and writes it there. Everything else in these files stays
 * as it is; each changed file is checked and audited as one that was edited by hand.
 */
@Component
public class CharityRules {

    private static final String RECIPIENTS = "delivery/recipients.yaml";

    /** Recipients that were written by hand may say more than the form can show, so the form leaves them alone. */
    private static final String WRITTEN_HERE =
            "# Who is sent reports and failures, as entered in the browser. Without this line the form leaves the file as it is.";

    private static final Pattern RECIPIENT_LINE =
            Pattern.compile("(?:when: (draft|issue), )?language: (ar|en), (?:formats: \\[[^]]*], )?to: \\[([^]]*)]");

    private final RulesFiles files;
    private final RulesChange change;
    private final Path policyFolder;
    private final ApplicationEventPublisher events;

    CharityRules(
            RulesFiles files, RulesChange change, @Value("${rida.jobs}") Path jobs, ApplicationEventPublisher events) {
        this.files = files;
        this.change = change;
        this.policyFolder = jobs.resolve("policy");
        this.events = events;
    }

    /** The policy was changed; whoever serves starts again with it. */
    public record RestartRequested() {}

    /** Whether the charity has still the name with which an empty folder begins. */
    public boolean isNew() {
        return files.files().stream()
                .filter(file -> file.equals("policy/association.yaml"))
                .anyMatch(file -> StarterFolder.isUnchanged(files.text(file)));
    }

    /** Whether the recipients are those that the form wrote, or there are none. */
    public boolean managesRecipients() {
        return !files.files().contains(RECIPIENTS) || files.text(RECIPIENTS).startsWith(WRITTEN_HERE);
    }

    /** Names and values of the form's fields, as the files are now. */
    public Map<String, String> values() {
        Map<String, String> values = CharityValues.read(PolicyReader.read(policyFolder));
        recipients(values);
        return values;
    }

    /** Only lines that the form wrote are read, so their shape is known. */
    private void recipients(Map<String, String> values) {
        if (!managesRecipients() || !files.files().contains(RECIPIENTS)) {
            return;
        }
        Matcher line = RECIPIENT_LINE.matcher(files.text(RECIPIENTS));
        while (line.find()) {
            String field = line.group(1) == null ? "failure" : line.group(1);
            values.put("mail." + field, line.group(3).replace("\"", "").replace(",", ", "));
            values.put("mail.language", line.group(2));
        }
    }

    /**
     * Writes what differs from the files, and asks whoever serves to start again when the policy is among it.
     *
     * @param form without problems
     * @param reason for the audit log
     * @return whether the policy was changed
     * @throws Problem when a file was changed meanwhile or cannot be written; files that were written before stay changed, as the audit
     *     log tells
     */
    public boolean save(CharityForm form, String reason, Actor actor) {
        Policy now = PolicyReader.read(policyFolder);
        CharityYaml yaml = new CharityYaml(form, now);
        Map<String, List<String>> parts = yaml.parts();
        // what says the same in other words stays as somebody wrote it
        parts.values()
                .removeAll(new CharityYaml(new CharityForm(CharityValues.read(now)), now)
                        .parts()
                        .values());
        boolean changed = false;
        for (Map.Entry<String, String> file : policyTexts().entrySet()) {
            String text = file.getValue();
            for (List<String> part : parts.values()) {
                text = CharityYaml.withPart(text, part);
            }
            changed |= write(file.getKey(), file.getValue(), text, reason, actor);
        }
        if (managesRecipients()) {
            String text = String.join("\n", yaml.recipients(WRITTEN_HERE)) + "\n";
            if (files.files().contains(RECIPIENTS)) {
                write(RECIPIENTS, files.text(RECIPIENTS), text, reason, actor);
            }
        }
        if (changed) {
            events.publishEvent(new RestartRequested());
        }
        return changed;
    }

    private Map<String, String> policyTexts() {
        return files.files().stream()
                .filter(files::requiresRestart)
                .collect(Collectors.toMap(Function.identity(), files::text, (one, other) -> one, LinkedHashMap::new));
    }

    private boolean write(String file, String before, String text, String reason, Actor actor) {
        if (text.equals(before)) {
            return false;
        }
        change.apply(file, text, RulesFiles.fingerprint(before), actor, reason);
        return true;
    }
}
