package org.rida.job.charity;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.intake.finding.RowJson;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.policy.SynonymGroup;
import org.rida.policy.Theme;
import org.rida.tally.theme.ThemeMatcher;
import org.rida.tally.theme.ThemeTrial;
import org.rida.tally.theme.ThemeTrial.TrialCounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The themes of comments, as the files of the policy have them now, and their changes. */
@Component
public class ThemeRules {

    private final PolicyParts parts;
    private final Path policyFolder;
    private final ThemeTrial trial;
    private final ThemeText writing = new ThemeText(RowJson::write);

    ThemeRules(PolicyParts parts, @Value("${rida.jobs}") Path jobs, DataSource database) {
        this.parts = parts;
        this.policyFolder = jobs.resolve("policy");
        this.trial = new ThemeTrial(JdbcClient.create(database));
    }

    /** In the order of the file. */
    public List<Theme> themes() {
        return policy().themes();
    }

    /** Names of the groups of words that phrases may name in angle brackets. */
    public List<String> groups() {
        return policy().synonymGroups().stream().map(SynonymGroup::name).toList();
    }

    /** Names and values of the fields of {@link ThemeForm}; empty for an unknown theme. */
    public Optional<Map<String, String>> values(String code) {
        return find(code)
                .map(theme -> ThemeForm.values(
                        theme.name(), theme.type(), ThemeText.phrases(parts.text(ThemeText::isIn), code)));
    }

    /**
     * The form with what was sent.
     *
     * @param code of a theme; empty for a new one, which gets one made of its English name
     */
    public ThemeForm form(String code, Map<String, String> sent) {
        Policy policy = policy();
        Set<String> taken = new HashSet<>();
        policy.themes().forEach(theme -> taken.add(theme.code()));
        ThemeForm form = new ThemeForm(
                code.isEmpty() ? QuestionText.proposedCode(sent.getOrDefault("en", ""), taken) : code, sent);
        if (form.problems().isEmpty() && !isUnderstood(policy, form.theme())) {
            form.rejectPhrases();
        }
        return form;
    }

    /** The matcher reads the list at the next start, which would fail otherwise. */
    private static boolean isUnderstood(Policy policy, Theme theme) {
        try {
            new ThemeMatcher(policy.themesWith(theme));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Counts the newest comments with the theme as it is and as it would be; nothing is saved. */
    public TrialCounts tryOut(ThemeForm form) {
        Policy policy = policy();
        return trial.count(form.code(), policy.themes(), policy.themesWith(form.theme()));
    }

    /**
     * Writes what differs from the file.
     *
     * @param form without problems
     * @param reason for the audit log
     * @return whether anything was changed
     * @throws Problem when the result is invalid or cannot be written
     */
    public boolean save(ThemeForm form, String reason, Actor actor) {
        return parts.change(ThemeText::isIn, text -> writing.put(text, form.theme()), actor, reason);
    }

    private Optional<Theme> find(String code) {
        return themes().stream().filter(theme -> theme.code().equals(code)).findFirst();
    }

    private Policy policy() {
        return PolicyReader.read(policyFolder);
    }
}
