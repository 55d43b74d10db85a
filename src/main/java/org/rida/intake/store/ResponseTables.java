package org.rida.intake.store;

import java.util.List;
import org.rida.intake.mapping.RecordType;
import org.springframework.stereotype.Component;

/** Responses: linked to their request by its number, whichever arrives first. */
@Component
public class ResponseTables extends VersionedTables {

    /** The columns are in the order of the slots in {@link org.rida.intake.mapping.FieldCatalog}. */
    public ResponseTables() {
        super(
                "response",
                List.of(
                        "response_no",
                        "request_no",
                        "answered_on",
                        "channel",
                        "service",
                        "department",
                        "segment",
                        "party",
                        "mode",
                        "scores",
                        "comment",
                        "suggestion",
                        "may_call",
                        "updated_at"),
                "answered_on",
                "s.answered_on <> r.answered_on or s.scores <> r.scores",
                "s.answered_on <> r.answered_on or s.request_no <> r.request_no");
    }

    @Override
    public RecordType recordType() {
        return RecordType.RESPONSE;
    }

    @Override
    public String leadingZerosOfRequests() {
        return UnmatchedRequests.leadingZeros("response");
    }

    @Override
    public String countUnknownRequests() {
        return UnmatchedRequests.among("response");
    }
}
