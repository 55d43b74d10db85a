package org.rida.intake.store;

import org.rida.intake.mapping.RecordType;













import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests: the newest version of each number, older ones in the history, a first answer kept for ever. */
@Component
public class RequestTables extends VersionedTables {

    /** Requests name none but themselves. */
    private static final String COUNT_UNKNOWN_REQUESTS = "select 0 where :file > 0";

    public RequestTables() {
        super(
                "request",
                List.of(
                        "request_no",
                        "received_on",
                        "kind",
                        "channel",
                        "service",
                        "department",
                        "segment",
                        "party",
                        "outreach",
                        "beneficiary_key",
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
                        "updated_at"));
    }

    @Override
    public RecordType subject() {
        return RecordType.REQUEST;
    }

    @Override
    public void merge(JdbcClient sql, long fileId) {
        super.merge(sql, fileId);
        FirstAnswers.retain(sql);
    }

    @Override
    public String countUnknownRequests() {
        return COUNT_UNKNOWN_REQUESTS;
    }
}
