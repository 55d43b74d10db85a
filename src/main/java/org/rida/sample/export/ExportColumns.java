package org.rida.sample.export;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Question;
import org.rida.sample.RequestAttributes;
import org.rida.sample.RequestStage;
import org.rida.sample.RequestTimeline;
import org.rida.sample.SampleCase.SurveyResponse;

/**
 * The columns of the exports, by their canonical names, and the cells below them. Their order is that of {@link
 * RequestAttributes} and {@link RequestStage}.
 */
final class ExportColumns {

    static final List<String> REQUEST = List.of(
            "request_no",
            "received_on",
            "kind",
            "channel",
            "service",
            "department",
            "segment",
            "party",
            "outreach",
            "beneficiary_no",
            "informed_on",
            "verified_on",
            "referred_on",
            "signed_on",
            "submitted_on",
            "decided_on",
            "decision",
            "replied_on",
            "registered_on",
            "served_on",
            "left_on",
            "left_reason",
            "reopened_on",
            "updated_at");
    static final List<String> INVITATION = List.of("request_no", "invited_on", "mode");

    private ExportColumns() {}

    /** @param questions of the policy; their codes become the last columns */
    static List<String> response(List<Question> questions) {
        return Stream.concat(
                        Stream.of("response_no", "request_no", "answered_on", "channel", "mode"),
                        questions.stream().map(q -> q.code().replace('-', '_')))
                .toList();
    }

    /**
     * @param known the part of the timeline up to the export
     * @param exported moment of the export
     * @return cells in the order of {@link #REQUEST}
     */
    static List<@Nullable Object> request(RequestAttributes attributes, RequestTimeline known, LocalDateTime exported) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(attributes.requestNo());
        cells.add(known.received());
        cells.add(attributes.kind());
        cells.add(attributes.channel());
        cells.add(attributes.service());
        cells.add(attributes.department());
        cells.add(attributes.segment());
        cells.add(attributes.party());
        cells.add(attributes.outreach() ? "yes" : "no");
        cells.add(attributes.beneficiaryNo());
        addStages(cells, known);
        cells.add(exported);
        return cells;
    }

    private static void addStages(List<@Nullable Object> cells, RequestTimeline known) {
        for (RequestStage stage : RequestStage.values()) {
            LocalDate day = known.on(stage);
            cells.add(day);
            if (stage == RequestStage.DECIDED) {
                cells.add(known.decision());
            } else if (stage == RequestStage.LEFT) {
                cells.add(known.leftReason());
            }
        }
    }

    /**
     * @param requestNo null when the respondent named no request
     * @return cells in the order of {@link #response(List)}
     */
    static List<@Nullable Object> response(
            String responseNo,
            @Nullable String requestNo,
            String channel,
            SurveyResponse answer,
            List<Question> questions) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(responseNo);
        cells.add(requestNo);
        cells.add(answer.answeredOn());
        cells.add(channel);
        cells.add(answer.mode());
        questions.forEach(question -> cells.add(answer.values().get(question.code())));
        return cells;
    }
}
