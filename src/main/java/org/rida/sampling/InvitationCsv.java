package org.rida.sampling;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rida.intake.invitation.InvitationList.ListedRequest;
import org.rida.io.SpreadsheetCsv;

/**
 * A list as CSV: the number of the request and its token, nothing about the person. Whom the number is of is in the
 * organization's own files.
 */
public enum InvitationCsv {
    /** For KoboToolbox and Google Forms, whose links take the token as the value of a question. */
    PLAIN("csv") {
        @Override
        List<String> header() {
            return List.of("request_no", "token");
        }

        @Override
        List<String> line(ListedRequest request) {
            return List.of(request.request(), request.token());
        }
    },
    /** For the participants of LimeSurvey, which requires columns for name and mail address; they stay empty. */
    LIMESURVEY("limesurvey") {
        @Override
        List<String> header() {
            return List.of("firstname", "lastname", "email", "token", "attribute_1");
        }

        @Override
        List<String> line(ListedRequest request) {
            return List.of("", "", "", request.token(), request.request());
        }
    };

    private final String code;

    InvitationCsv(String code) {
        this.code = code;
    }

    abstract List<String> header();

    abstract List<String> line(ListedRequest request);

    /** As in addresses and file names. */
    public String code() {
        return code;
    }

    /** The file; those whose token was removed with the person are left out. */
    public byte[] write(List<ListedRequest> requests) {
        StringWriter text = new StringWriter();
        try (SpreadsheetCsv csv = SpreadsheetCsv.of(text)) {
            csv.line(header());
            requests.stream().filter(each -> !each.token().isEmpty()).forEach(each -> csv.line(line(each)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // without the byte order mark, which importers take for a part of the first column's name
        return text.toString().substring(1).getBytes(StandardCharsets.UTF_8);
    }
}
