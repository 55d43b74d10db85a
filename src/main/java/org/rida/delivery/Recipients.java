package org.rida.delivery;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.access.Role;
import org.rida.i18n.Language;
import org.rida.outbox.Attachment;
import org.rida.outbox.DocumentPasswords;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.DocumentFile;
import org.rida.report.edition.DocumentFormat;
import org.rida.report.edition.Edition;

/** The file {@code jobs/delivery/recipients.yaml}, as it is written. */
record Recipients(List<ReportLine> reports, List<FailureLine> failures, List<MorningLine> mornings) {

    static final Recipients NONE = new Recipients(List.of(), List.of(), List.of());

    Recipients {
        reports = Objects.requireNonNullElse(reports, List.of());
        failures = Objects.requireNonNullElse(failures, List.of());
        mornings = Objects.requireNonNullElse(mornings, List.of());
    }

    /** The lines about this event of a report. */
    List<ReportLine> lines(String report, When when) {
        return reports.stream()
                .filter(line -> line.report().equals(report) && line.when() == when)
                .toList();
    }

    /** Which event of a report causes a message. */
    enum When {
        DRAFT,
        ISSUE
    }

    /**
     * Recipients of a report in one language.
     *
     * @param formats pdf when absent
     * @param part code of the department, for a report with a document for each; all when absent
     * @param readers the role of the recipients, which decides what they may be sent; quality for drafts, board for issues
     *     when absent
     * @param to e-mail addresses
     * @param folders that exist, into which the documents are copied
     * @param password name of the password that opens the documents, as of {@link DocumentPasswords}; null for open ones
     */
    record ReportLine(
            String report,
            When when,
            Language language,
            List<String> formats,
            @Nullable String part,
            Role readers,
            List<String> to,
            List<String> folders,
            @Nullable String password) {

        ReportLine {
            formats = formats == null || formats.isEmpty() ? List.of("pdf") : formats;
            readers = Objects.requireNonNullElse(readers, when == When.DRAFT ? Role.QUALITY : Role.BOARD);
            to = Objects.requireNonNullElse(to, List.of());
            folders = Objects.requireNonNullElse(folders, List.of());
        }

        /** Whether these recipients get this part of the report. */
        boolean covers(FigureSet figures) {
            return part == null
                    || figures.part() != null && part.equals(figures.part().value());
        }

        /** The documents of an edition that these recipients get: none when it is not for readers like them. */
        List<Attachment> documents(Edition edition) {
            return edition.documents().stream()
                    .filter(d -> edition.isReadableBy(readers))
                    .filter(d -> takes(d.language(), d.format()))
                    .map(d -> new Attachment(d.id(), d.name(), d.sha256(), d.bytes(), password))
                    .toList();
        }

        /** The formats of which these recipients will get a document when a draft is issued, of those that are rendered then. */
        List<String> formatsOnIssue(Edition draft, List<DocumentFile> rendered) {
            return rendered.stream()
                    .filter(d -> draft.asIssued().isReadableBy(readers))
                    .filter(d -> takes(d.language(), d.format()))
                    .map(DocumentFile::format)
                    .distinct()
                    .toList();
        }

        private boolean takes(Language of, String format) {
            return (DocumentFormat.isBilingual(format) || of == language) && formats.contains(format);
        }

        /** E-mail addresses first, then folders. */
        List<Recipient> recipients() {
            return Stream.concat(
                            to.stream().map(t -> new Recipient(TransportType.MAIL, t)),
                            folders.stream().map(f -> new Recipient(TransportType.FOLDER, f)))
                    .toList();
        }
    }

    /**
     * Who is told each morning what waits for them, in one language.
     *
     * @param role whose work is told; quality when absent
     */
    record MorningLine(Role role, Language language, List<String> to) {

        MorningLine {
            role = Objects.requireNonNullElse(role, Role.QUALITY);
            to = Objects.requireNonNullElse(to, List.of());
        }
    }

    /** Administrators who are notified of failures, in one language. */
    record FailureLine(Language language, List<String> to) {

        FailureLine {
            to = Objects.requireNonNullElse(to, List.of());
        }
    }
}
