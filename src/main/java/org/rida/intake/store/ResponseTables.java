package org.rida.intake.store;

import org.rida.intake.mapping.RecordType;













import java.util.List;
import org.springframework.stereotype.Component;

/** Responses: linked to their request by its number, whenever that comes. */
@Component
public class ResponseTables extends VersionedTables {

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
                        "updated_at"));
    }

    @Override
    public RecordType subject() {
        return RecordType.RESPONSE;
    }

    @Override
    public String countUnknownRequests() {
        return UnmatchedRequests.among("response");
    }
}
