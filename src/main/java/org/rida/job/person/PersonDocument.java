package org.rida.job.person;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.intake.person.FoundRow;
import org.rida.palette.Palette;
import org.rida.policy.Policy;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person is handed out: everything that is stored about them, or the certificate of its erasure, as JSON and as a page. */
@Component
public class PersonDocument {

    private static final String STYLE =
            """
            body{font-family:"Noto Naskh Arabic","Noto Sans Arabic","Segoe UI",Tahoma,sans-serif;margin:2rem auto;max-width:60rem;line-height:1.6}
            table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}
            th,td{border:1px solid var(--line);padding:.3rem .6rem;text-align:start;vertical-align:top}th{width:16rem;background:var(--panel)}
            """;

    private final Policy policy;
    private final InstantSource time;
    private final JsonMapper json;

    PersonDocument(Policy policy, InstantSource time, JsonMapper json) {
        this.policy = policy;
        this.time = time;
        this.json = json;
    }

    /** A form in which it is handed out. */
    public enum PersonFormat {
        JSON,
        HTML;

        /** @throws IllegalArgumentException for any other */
        public static PersonFormat of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /**
     * Everything that is stored about a person.
     *
     * @param messages of the person's language
     */
    public byte[] export(Persons.FoundPerson person, PersonFormat format, Messages messages) {
        return (format == PersonFormat.JSON ? exportJson(person) : exportPage(person, messages))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @param certificate as it is stored */
    public byte[] certificate(long number, String certificate, PersonFormat format, Messages messages) {
        return (format == PersonFormat.JSON ? certificate : certificatePage(number, certificate, messages))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String exportJson(Persons.FoundPerson person) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("organization", policy.association().name());
        content.put("exportedAt", time.instant().toString());
        content.put("rows", person.rows());
        content.put("watchLists", person.editions());
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(content);
    }

    private String exportPage(Persons.FoundPerson person, Messages messages) {
        StringBuilder page = begin("person.export.title", messages);
        paragraph(
                page,
                messages.format("person.export.summary", "rows", person.rows().size()));
        Map<String, List<FoundRow>> places = person.rows().stream()
                .collect(Collectors.groupingBy(FoundRow::place, LinkedHashMap::new, Collectors.toList()));
        places.forEach((place, rows) -> {
            page.append("<h2>")
                    .append(text(messages.named("person.place.", place)))
                    .append("</h2>\n");
            rows.forEach(row -> table(page, row, messages));
        });
        if (!person.editions().isEmpty()) {
            paragraph(
                    page,
                    messages.format(
                            "person.export.watch-lists", "n", person.editions().size()));
        }
        paragraph(page, messages.format("person.export.counts"));
        return end(page);
    }

    private static void table(StringBuilder page, FoundRow row, Messages messages) {
        page.append("<table>\n");
        if (!row.file().isEmpty() && row.line() != null) {
            cells(
                    page,
                    messages.format("person.source"),
                    messages.format("person.source.line", "file", row.file(), "line", messages.number(row.line())));
        }
        row.content().forEach((column, value) -> cells(page, messages.named("person.column.", column), value));
        page.append("</table>\n");
    }

    private String certificatePage(long number, String certificate, Messages messages) {
        JsonNode content = json.readTree(certificate);
        StringBuilder page = begin("person.certificate.title", messages);
        page.append("<table>\n");
        cells(page, messages.format("person.certificate.number"), messages.digits(Long.toString(number)));
        cells(
                page,
                messages.format("person.certificate.subject"),
                content.path("subject").asString(""));
        cells(
                page,
                messages.format("person.certificate.at"),
                day(Instant.parse(content.path("erasedAt").stringValue()), messages));
        for (String count : List.of("requests", "responses")) {
            cells(page, messages.format("person.certificate." + count), number(content.path(count), messages));
        }
        page.append("</table>\n<h2>")
                .append(text(messages.format("person.certificate.tables")))
                .append("</h2>\n<table>\n");
        content.path("tables")
                .properties()
                .forEach(table -> cells(
                        page, messages.named("person.place.", table.getKey()), number(table.getValue(), messages)));
        page.append("</table>\n<h2>")
                .append(text(messages.format("person.certificate.files")))
                .append("</h2>\n<table>\n");
        content.path("files")
                .forEach(folder -> cells(
                        page,
                        folder.path("folder").asString(""),
                        messages.format(
                                "person.certificate.folder",
                                "files",
                                folder.path("files").asInt(),
                                "rows",
                                folder.path("rows").asInt(),
                                "deleted",
                                folder.path("deleted").asInt(),
                                "waiting",
                                folder.path("waiting").asInt())));
        page.append("</table>\n");
        JsonNode editions = content.path("editions");
        paragraph(
                page,
                messages.format(
                        "person.certificate.editions",
                        "n",
                        editions.path("editions").size(),
                        "documents",
                        editions.path("documents").asInt()));
        paragraph(
                page,
                messages.format(
                        "person.certificate.backups",
                        "n",
                        content.path("backupsBefore").asInt()));
        paragraph(page, messages.format("person.certificate.counts"));
        return end(page);
    }

    /**
     * The head of a page that stands alone: styles are inside it, as it is sent to somebody without access to the
     * console.
     */
    private StringBuilder begin(String title, Messages messages) {
        String code = messages.language().code();
        String name = policy.association().name().in(messages.language());
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + code + "\" dir=\""
                + (code.equals("ar") ? "rtl" : "ltr") + "\">\n<head><meta charset=\"utf-8\"><title>");
        page.append(text(messages.format(title)))
                .append("</title><style>")
                .append(Palette.css())
                .append(STYLE);
        page.append("</style></head>\n<body>\n<h1>")
                .append(text(messages.format(title)))
                .append("</h1>\n");
        paragraph(page, name + " – " + day(time.instant(), messages));
        return page;
    }

    private static String end(StringBuilder page) {
        return page.append("</body>\n</html>\n").toString();
    }

    private static void paragraph(StringBuilder page, String sentence) {
        page.append("<p>").append(text(sentence)).append("</p>\n");
    }

    private static void cells(StringBuilder page, String name, String value) {
        page.append("<tr><th scope=\"row\">")
                .append(text(name))
                .append("</th><td><bdi>")
                .append(text(value))
                .append("</bdi></td></tr>\n");
    }

    private static String number(JsonNode count, Messages messages) {
        return messages.number(count.asLong());
    }

    private String day(Instant at, Messages messages) {
        DateFormatter dates = new DateFormatter(messages);
        LocalDate day = LocalDate.ofInstant(at, policy.association().zone());
        return dates.day(day) + " (" + dates.hijriDay(day) + ")";
    }

    /** Escaped: cells of files come from strangers. */
    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain, "UTF-8");
    }
}
