package org.rida.job.charity;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.job.rules.ProposedRules;
import org.rida.job.rules.RulesChange;
import org.rida.job.rules.RulesFiles;
import org.rida.policy.ClockVersion;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.policy.WorkingCalendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Reads what the form of the charity shows from the files of {@code jobs/}, and writes it there. Everything else in these files stays
 * as it is; each changed file is checked and audited as one that was edited by hand.
 */
@Component
public class CharityRules {

    private static final String RECIPIENTS = RecipientRules.FILE;

    /** Recipients that were written by hand may say more than the form can show, so the form leaves them alone. */
    private static final String WRITTEN_HERE =
            "# Who is sent reports and failures, as entered in the browser. Without this line the form leaves the file as it is.";

    private static final Pattern RECIPIENT_LINE =
            Pattern.compile("(?:when: (draft|issue), )?language: (ar|en), (?:formats: \\[[^]]*], )?to: \\[([^]]*)]");

    private final RulesFiles files;
    private final RulesChange change;
    private final ProposedRules proposed;
    private final Path policyFolder;
    private final InstantSource time;
    private final ApplicationEventPublisher events;

    CharityRules(
            RulesFiles files,
            RulesChange change,
            ProposedRules proposed,
            @Value("${rida.jobs}") Path jobs,
            InstantSource time,
            ApplicationEventPublisher events) {
        this.time = time;
        this.files = files;
        this.change = change;
        this.proposed = proposed;
        this.policyFolder = jobs.resolve("policy");
        this.events = events;
    }

    /** The policy was changed; whoever serves starts again with it. */
    public record RestartRequested() {}

    /** What saving the form has changed; of recipients nobody has to start again. */
    public enum Saved {
        NOTHING,
        RECIPIENTS,
        POLICY
    }

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

    /** The text of the file of recipients without the line by which this form knows its own. */
    static String handWritten(String recipients) {
        return recipients.startsWith(WRITTEN_HERE)
                ? recipients.substring(WRITTEN_HERE.length()).stripLeading()
                : recipients;
    }

    /** Names and values of the form's fields, as the files are now. */
    public Map<String, String> values() {
        Policy now = policy();
        Map<String, String> values = CharityValues.read(now, today(now));
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
     * @return what was changed
     * @throws Problem when a file was changed meanwhile or cannot be written; files that were written before stay changed, as the audit
     *     log tells
     */
    public Saved save(CharityForm form, String reason, Actor actor) {
        boolean policyChanged = write(changed(form), reason, actor);
        boolean recipientsChanged = false;
        if (managesRecipients() && files.files().contains(RECIPIENTS)) {
            Policy now = policy();
            String text = String.join("\n", new CharityYaml(form, now, today(now)).recipients(WRITTEN_HERE)) + "\n";
            recipientsChanged = write(RECIPIENTS, files.text(RECIPIENTS), text, reason, actor);
        }
        return policyChanged ? Saved.POLICY : recipientsChanged ? Saved.RECIPIENTS : Saved.NOTHING;
    }

    /**
     * Takes a version of the promise back. The text of the other versions is written anew.
     *
     * @param day from which it is in force, or would be
     * @throws Problem as {@link #save}, and where there is no such version that can be withdrawn
     */
    public void withdraw(LocalDate day, String reason, Actor actor) {
        write(withClock(without(day)), reason, actor);
    }

    /** The working days, as the files have them. */
    public WorkingCalendar calendar() {
        return policy().calendar();
    }

    /** The versions of the promise, as the files have them. */
    public PromiseVersions versions() {
        Policy now = policy();
        return PromiseVersions.of(now, today(now));
    }

    /** The policy as it would be without a version of the promise. No file of it is written. */
    Policy proposedWithout(LocalDate day) {
        return proposed.policy(withClock(without(day)));
    }

    private List<ClockVersion> without(LocalDate day) {
        return versions().without(day).orElseThrow(() -> Problem.of("charity.problem.withdraw", "day", day));
    }

    private Map<String, String> withClock(List<ClockVersion> versions) {
        Map<String, String> texts = policyTexts();
        texts.replaceAll((file, text) -> CharityYaml.withPart(text, CharityYaml.clock(versions)));
        return texts;
    }

    /** Asks whoever serves to start again where a text differs. */
    private boolean write(Map<String, String> changed, String reason, Actor actor) {
        Map<String, String> texts = policyTexts();
        boolean differs = false;
        for (Map.Entry<String, String> file : changed.entrySet()) {
            differs |= write(file.getKey(), texts.getOrDefault(file.getKey(), ""), file.getValue(), reason, actor);
        }
        if (differs) {
            events.publishEvent(new RestartRequested());
        }
        return differs;
    }

    private LocalDate today(Policy policy) {
        return LocalDate.ofInstant(time.instant(), policy.association().zone());
    }

    /** The policy as the files have it, whether or not this process has read it yet. */
    Policy policy() {
        return PolicyReader.read(policyFolder);
    }

    /**
     * The policy as the form would make it. No file of it is written.
     *
     * @throws Problem when it would not be valid
     */
    Policy proposed(CharityForm form) {
        return proposed.policy(changed(form));
    }

    /** The texts of the policy's files as the form makes them, by name. */
    private Map<String, String> changed(CharityForm form) {
        Policy now = policy();
        LocalDate today = today(now);
        Map<String, List<String>> parts = new CharityYaml(form, now, today).parts();
        // what says the same in other words stays as somebody wrote it
        parts.values()
                .removeAll(new CharityYaml(new CharityForm(CharityValues.read(now, today)), now, today)
                        .parts()
                        .values());
        Map<String, String> texts = policyTexts();
        texts.replaceAll((file, text) -> {
            String changed = text;
            for (List<String> part : parts.values()) {
                changed = CharityYaml.withPart(changed, part);
            }
            return changed;
        });
        return texts;
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
