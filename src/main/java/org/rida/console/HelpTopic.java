package org.rida.console;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.rida.access.Role;

/** The pages that have a help text, with the least role that may open the page. Pages below an address have the same text. */
public enum HelpTopic {
    REPORTS("/", "console.reports", Role.BOARD),
    ACCOUNT("/account", "console.account", Role.BOARD),
    DRAFTS("/drafts", "console.drafts", Role.QUALITY),
    TRENDS("/trends", "console.trends", Role.QUALITY),
    TURNAROUND("/turnaround", "console.turnaround", Role.QUALITY),
    WHAT_IF("/what-if", "what-if.title", Role.QUALITY),
    RESPONDENTS("/respondents", "respondents.title", Role.QUALITY),
    SAMPLING("/sampling", "sampling.title", Role.QUALITY),
    COMMENTS("/comments", "console.comments", Role.QUALITY),
    VIEWS("/views", "views.title", Role.QUALITY),
    WATCH("/watch", "console.watch", Role.QUALITY),
    REQUESTS("/requests", "request.title", Role.QUALITY),
    REJECTED("/rejected", "console.rejected", Role.QUALITY),
    ACTIONS("/actions", "console.actions", Role.QUALITY),
    FOLLOW_UPS("/follow-ups", "follow-ups.title", Role.QUALITY),
    REBASES("/rebases", "rebases.title", Role.QUALITY),
    LINEAGE("/lineage", "lineage.title", Role.QUALITY),
    FILES("/files", "console.files", Role.QUALITY),
    UNDERSTOOD("/files/{file}", "guide.understood", Role.QUALITY),
    SETUP("/setup", "guide.setup", Role.QUALITY),
    JOBS("/jobs", "console.jobs", Role.ADMINISTRATOR),
    RUNS("/runs", "console.runs", Role.ADMINISTRATOR),
    SETTINGS("/settings", "settings.title", Role.ADMINISTRATOR),
    CHARITY("/charity", "charity.title", Role.ADMINISTRATOR),
    RECIPIENTS("/recipients", "settings.recipients", Role.ADMINISTRATOR),
    QUESTIONS("/questions", "questions.title", Role.ADMINISTRATOR),
    THEMES("/themes", "themes.title", Role.ADMINISTRATOR),
    RULES("/rules", "console.rules", Role.ADMINISTRATOR),
    MESSAGES("/messages", "messages", Role.ADMINISTRATOR),
    USERS("/users", "console.users", Role.ADMINISTRATOR),
    PERSONS("/persons", "person.title", Role.ADMINISTRATOR),
    PROCESSING("/processing", "processing.title", Role.ADMINISTRATOR),
    AUDIT("/audit", "console.audit", Role.ADMINISTRATOR),
    HEALTH("/health", "console.health", Role.ADMINISTRATOR);

    private final String address;
    private final String titleKey;
    private final Role role;

    HelpTopic(String address, String titleKey, Role role) {
        this.address = address;
        this.titleKey = titleKey;
        this.role = role;
    }

    /** Of the page that the text is about. */
    public String address() {
        return address;
    }

    /** Key of the page's name in the message files. */
    public String titleKey() {
        return titleKey;
    }

    public Role role() {
        return role;
    }

    /** As in addresses of help pages and as headings of the texts: "what-if". */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the page can be opened by its address alone. A description of a file begins with an upload. */
    public boolean isOpenedDirectly() {
        return this != SETUP && this != REQUESTS && this != UNDERSTOOD;
    }

    /** The topic with a code; empty for an unknown one. */
    public static Optional<HelpTopic> find(String code) {
        return Arrays.stream(values())
                .filter(topic -> topic.code().equals(code))
                .findFirst();
    }

    /** The topic of the page with this path; of several that fit, the most special one. Empty for log-in, errors and help itself. */
    static Optional<HelpTopic> ofPath(String path) {
        String page = path.startsWith("/reports") ? "/" : path.replaceFirst("^/files/\\d+", UNDERSTOOD.address);
        return Arrays.stream(values())
                .filter(topic -> page.equals(topic.address) || topic != REPORTS && page.startsWith(topic.address + "/"))
                .max(Comparator.comparing(topic -> topic.address.length()));
    }
}
