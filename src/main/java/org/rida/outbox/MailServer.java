package org.rida.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditChange;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.key.PseudonymKeys;
import org.rida.outbox.MailSettings.Encryption;
import org.rida.outbox.MailSettings.MailForm;
import org.rida.outbox.MailSettings.MailOrigin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Which mail server is used: that of {@code spring.mail.host}, or else the one of the form. The form's is read from the database
 * whenever something is to be sent, so that every process uses it from then on; its password is encrypted with the key outside of the
 * database, and a backup holds it in that form only.
 */
@Component
public class MailServer {

    private static final String FIND = "select host, port, encryption, account, password, sender from mail_settings";

    private static final String SAVE =
            """
            insert into mail_settings (host, port, encryption, account, password, sender)
            values (:host, :port, :encryption, :account, :password, :sender)
            on conflict (single) do update set host = excluded.host, port = excluded.port, encryption = excluded.encryption,
                account = excluded.account, password = excluded.password, sender = excluded.sender
            """;

    private static final String FORGET = "delete from mail_settings";

    private final JdbcClient sql;
    private final PseudonymKeys keys;
    private final AuditLog audit;
    private final MailServers servers;
    private final @Nullable JavaMailSenderImpl ofProperties;
    private final String fixedSender;

    MailServer(
            JdbcClient sql,
            PseudonymKeys keys,
            AuditLog audit,
            MailServers servers,
            ObjectProvider<JavaMailSenderImpl> ofProperties,
            @Value("${rida.mail.from}") String fixedSender) {
        this.sql = sql;
        this.keys = keys;
        this.audit = audit;
        this.servers = servers;
        JavaMailSenderImpl named = ofProperties.getIfAvailable();
        this.ofProperties =
                named == null || named.getHost() == null || named.getHost().isBlank() ? null : named;
        this.fixedSender = fixedSender;
    }

    /** @param password encrypted; empty without one */
    private record StoredServer(
            String host, int port, Encryption encryption, String account, String password, String sender) {}

    /** The server that is in effect. */
    public MailSettings settings() {
        if (ofProperties != null) {
            return ofProperties(ofProperties);
        }
        return stored().map(this::settings).orElseGet(() -> MailSettings.none(fixedSender));
    }

    /** The sender that a property names; empty when the form decides. */
    public String fixedSender() {
        return fixedSender;
    }

    /**
     * What the form offers to choose from. Mail in plain text is for servers within the own network only, which the form may name where
     * they are listed.
     */
    public List<Encryption> encryptions() {
        boolean plain = servers.hasListed()
                || stored().filter(s -> s.encryption() == Encryption.NONE).isPresent();
        return Arrays.stream(Encryption.values())
                .filter(each -> each != Encryption.NONE || plain)
                .toList();
    }

    /** What is missing before anything can be sent; empty when nothing is. */
    Optional<BilingualText> missing() {
        MailSettings settings = settings();
        if (settings.host().isEmpty()) {
            return Optional.of(Problem.of("mail.missing.host").text());
        }
        return settings.from().isBlank()
                ? Optional.of(Problem.of("mail.missing.from").text())
                : Optional.empty();
    }

    /**
     * Stores what was typed; without a host, mail is switched off. A password is kept for its own server and user only: to another
     * server it would otherwise be told.
     *
     * @throws Problem when an entry is none, or the server may not be named in the form
     */
    public void save(MailForm form, Actor actor) {
        MailSettings before = stored().map(this::settings).orElseGet(() -> MailSettings.none(fixedSender));
        audit.record(
                new Operation(actor, AuditAction.MAIL_CHANGED, form.host(), Map.of()), () -> store(form), after -> {
                    Map<String, String> values = after.audited();
                    if (!form.password().isEmpty()) {
                        values.put("password", "new");
                    }
                    return AuditChange.values(before.audited(), values);
                });
    }

    private MailSettings store(MailForm form) {
        if (form.host().isEmpty()) {
            sql.sql(FORGET).update();
            return MailSettings.none(fixedSender);
        }
        MailSettings typed = form.checked();
        requireNameable(typed);
        sql.sql(SAVE)
                .param("host", typed.host())
                .param("port", typed.port())
                .param("encryption", typed.encryption().code())
                .param("account", typed.user())
                .param("password", password(form, typed))
                .param("sender", typed.from())
                .update();
        return settings(stored().orElseThrow());
    }

    /** A name that nobody knows may be one that is known tomorrow: the test message tells. */
    private void requireNameable(MailSettings typed) {
        try {
            servers.require(typed.host(), typed.port());
        } catch (Problem problem) {
            if (problem.getCause() == null) {
                throw problem;
            }
        }
    }

    private String password(MailForm form, MailSettings typed) {
        if (!form.password().isEmpty()) {
            return keys.open().encrypt(form.password());
        }
        return stored().filter(s -> s.host().equalsIgnoreCase(typed.host())
                        && s.port() == typed.port()
                        && s.encryption() == typed.encryption()
                        && s.account().equals(typed.user()))
                .map(StoredServer::password)
                .orElse("");
    }

    /**
     * Ready to send through the server in effect.
     *
     * @throws Problem when none is named, it may not be named any more, or its password cannot be read
     */
    JavaMailSender connect() {
        if (ofProperties != null) {
            return ofProperties;
        }
        StoredServer server = stored().orElseThrow(() -> Problem.of("mail.missing.host"));
        servers.require(server.host(), server.port());
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        sender.setPort(server.port());
        Properties properties = sender.getJavaMailProperties();
        properties.put("mail.smtp.connectiontimeout", "10000");
        properties.put("mail.smtp.timeout", "30000");
        properties.put("mail.smtp.writetimeout", "60000");
        boolean starttls = server.encryption() == Encryption.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(server.encryption() == Encryption.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (!server.account().isEmpty()) {
            properties.put("mail.smtp.auth", "true");
            sender.setUsername(server.account());
            sender.setPassword(decrypted(server.password()));
        }
        return sender;
    }

    private String decrypted(String password) {
        try {
            return keys.open().decrypt(password);
        } catch (IllegalStateException e) {
            throw Problem.because(e, "mail.error.unreadable");
        }
    }

    private Optional<StoredServer> stored() {
        return sql.sql(FIND)
                .query((row, n) -> new StoredServer(
                        row.getString("host"),
                        row.getInt("port"),
                        Encryption.of(row.getString("encryption")),
                        row.getString("account"),
                        row.getString("password"),
                        row.getString("sender")))
                .optional();
    }

    private MailSettings settings(StoredServer server) {
        return new MailSettings(
                server.host(),
                server.port(),
                server.encryption(),
                server.account(),
                !server.password().isEmpty(),
                fixedSender.isBlank() ? server.sender() : fixedSender,
                MailOrigin.FORM);
    }

    private MailSettings ofProperties(JavaMailSenderImpl server) {
        Properties properties = server.getJavaMailProperties();
        Encryption encryption = "smtps".equals(server.getProtocol())
                        || Boolean.parseBoolean(properties.getProperty("mail.smtp.ssl.enable"))
                ? Encryption.TLS
                : Boolean.parseBoolean(properties.getProperty("mail.smtp.starttls.enable"))
                        ? Encryption.STARTTLS
                        : Encryption.NONE;
        return new MailSettings(
                Optional.ofNullable(server.getHost()).orElse(""),
                server.getPort() < 0 ? 25 : server.getPort(),
                encryption,
                Optional.ofNullable(server.getUsername()).orElse(""),
                server.getPassword() != null && !server.getPassword().isEmpty(),
                fixedSender,
                MailOrigin.PROPERTIES);
    }
}
