package org.rida.report.accountability;

import java.util.List;
import java.util.Optional;
import org.rida.quality.ImprovementActions;
import org.rida.quality.Rebases;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.AccountabilitySpec;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Builds one part of the year's account. Each says what Rida does not know rather than leaving it out. Documents of one department or
 * sender have none: the account is the association's.
 */
@Component
public class AccountabilityBlock implements BlockBuilder {

    private final JdbcClient sql;
    private final ImprovementActions actions;
    private final Rebases rebases;

    public AccountabilityBlock(JdbcClient sql, ImprovementActions actions, Rebases rebases) {
        this.sql = sql;
        this.actions = actions;
        this.rebases = rebases;
    }

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.accountability()).map(part -> block(part, draft));
    }

    Block block(AccountabilitySpec spec, DraftContext draft) {
        if (draft.facts().isOfPart()) {
            return new Block.Paragraphs(
                    spec.title(), List.of(draft.text(w -> w.format("accountability.refused.part"))));
        }
        return switch (spec.part()) {
            case METHOD -> new MethodStatement(draft, new IssuedInPeriod(sql), rebases).table(spec.title());
            case COMPLAINTS -> new ComplaintOutcomes(draft, spec.kindOfComplaints()).block(spec.title());
            case PRIVACY_REQUESTS -> new PrivacyRequestDays(draft, sql).block(spec.title());
            case STANDARDS ->
                new StandardsChecklist(draft, new IssuedInPeriod(sql), actions, spec.kindOfComplaints())
                        .table(spec.title());
        };
    }
}
