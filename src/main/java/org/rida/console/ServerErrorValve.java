package org.rida.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;

/**
 * Answers requests that the server refuses before the program sees them, such as those with an address that is none: in both
 * languages, as the reader's is unknown, and without the request or the server's name and version.
 */
public final class ServerErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String key = "console.error." + ErrorPageController.kind(status);
        BilingualText title = BilingualText.ofMessage(key);
        BilingualText advice = BilingualText.ofMessage(key + ".advice");
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            response.getReporter()
                    .write(title.ar() + ". " + advice.ar() + "\n" + title.en() + ". " + advice.en() + "\n");
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
