package org.rida.intake.store;

import java.util.List;
import org.rida.intake.mapping.RecordType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests: the newest version of each number, earlier ones in the history, first answers of reopened requests. */
@Component
public class RequestTables extends VersionedTables {

    /** Always 0: requests refer to no other request. */
    private static final String COUNT_UNKNOWN_REQUESTS = "select 0 where :file > 0";

    /** A status changes, the day of receipt and the person do not. */
    private static final String ANOTHER_CASE =
            "s.received_on <> r.received_on or s.beneficiary_key <> r.beneficiary_key";

    private static final String NO_LEADING_ZEROS = "select '' as first, '' as second where :file < 0";

    /** The columns are in the order of the slots in {@link org.rida.intake.mapping.FieldCatalog}. */
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
                        "updated_at"),
                "received_on",
                ANOTHER_CASE,
                ANOTHER_CASE);
    }

    @Override
    public RecordType recordType() {
        return RecordType.REQUEST;
    }

    @Override
    public void merge(JdbcClient sql, long fileId) {
        super.merge(sql, fileId);
        FirstAnswers.update(sql);
    }

    @Override
    public void withdraw(JdbcClient sql, Long[] files) {
        FirstAnswers.update(sql, files, () -> super.withdraw(sql, files));
    }

    @Override
    public String leadingZerosOfRequests() {
        return NO_LEADING_ZEROS;
    }

    @Override
    public String countUnknownRequests() {
        return COUNT_UNKNOWN_REQUESTS;
    }
}
