package org.rida.outbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.rida.i18n.Problem;

/**
 * The mail server as it is in effect. The password is not told.
 *
 * @param host of the mail server; empty when none is set
 * @param user at the mail server; empty when it asks for none
 * @param hasPassword whether one is kept for that user
 * @param from the sender's address; empty when none is set
 * @param origin where the server was named
 */
public record MailSettings(
        String host,
        int port,
        Encryption encryption,
        String user,
        boolean hasPassword,
        String from,
        MailOrigin origin) {

    /** The port at which most providers take mail of their customers (RFC 6409). */
    static final int SUBMISSION = 587;

    /** Of the connection to the mail server. */
    public enum Encryption {
        /** Begins in plain text and goes on encrypted; a server that does not offer that is refused. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** In plain text: for a server on this machine or in the own network. */
        NONE;

        /** The form used in the database, in forms and in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for an unknown code */
        static Encryption of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Where a mail server was named: properties of the process go before the form, which all processes share. */
    public enum MailOrigin {
        PROPERTIES,
        FORM,
        NOWHERE
    }

    static MailSettings none(String from) {
        return new MailSettings("", SUBMISSION, Encryption.STARTTLS, "", false, from, MailOrigin.NOWHERE);
    }

    /** What the audit log keeps of them, by the names of its details. */
    Map<String, String> audited() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("host", host);
        values.put("port", host.isEmpty() ? "" : Integer.toString(port));
        values.put("encryption", host.isEmpty() ? "" : encryption.code());
        values.put("user", user);
        values.put("password", hasPassword ? "set" : "");
        values.put("sender", from);
        return values;
    }

    /**
     * What somebody typed as the mail server.
     *
     * @param host empty to switch mail off
     * @param encryption code of an {@link Encryption}
     * @param password empty to keep the one that is stored for the same server and user
     */
    public record MailForm(String host, String port, String encryption, String user, String password, String from) {

        private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
        private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
        private static final int LONGEST = 500;
        private static final int MAX_PORT = 65_535;

        /** One address, not a list of them. What the mail server makes of it is its business. */
        private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,190}");

        public MailForm {
            host = host.strip();
            port = port.strip();
            user = user.strip();
            from = from.strip();
        }

        /** Never the password. */
        @Override
        public String toString() {
            return host + ":" + port;
        }

        /**
         * The settings without what is stored already.
         *
         * @throws Problem for the first entry that is none
         */
        MailSettings checked() {
            if (!HOST.matcher(host).matches()) {
                throw Problem.of("mail.problem.host");
            }
            if (!PORT.matcher(port).matches() || Integer.parseInt(port) < 1 || Integer.parseInt(port) > MAX_PORT) {
                throw Problem.of("mail.problem.port");
            }
            if (user.length() > LONGEST || password.length() > LONGEST) {
                throw Problem.of("mail.problem.long");
            }
            Encryption chosen = Arrays.stream(Encryption.values())
                    .filter(e -> e.code().equals(encryption))
                    .findFirst()
                    .orElseThrow(() -> Problem.of("mail.problem.encryption"));
            requireAddress(from);
            return new MailSettings(
                    host, Integer.parseInt(port), chosen, user, !password.isEmpty(), from, MailOrigin.FORM);
        }

        static void requireAddress(String address) {
            if (!ADDRESS.matcher(address).matches()) {
                throw Problem.of("problem.mail-address");
            }
        }
    }
}
