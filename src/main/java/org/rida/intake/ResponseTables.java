package org.rida.intake;






import java.util.List;
import org.springframework.stereotype.Component;

/** Responses: linked to their request by its number, whenever that comes. */
@Component
class ResponseTables extends VersionedTables {

    ResponseTables() {
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
    public Subject subject() {
        return Subject.RESPONSE;
    }

    @Override
    public String countUnknownRequests() {
        return UnknownRequests.among("response");
    }
}
