package org.rida.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.outbox.DeliveryFailed.Remedy;
import org.springframework.mail.MailSendException;

class SmtpErrorsTest {

    private static final String TO = "board@charity.example";

    static Stream<Arguments> refusals() throws AddressException {
        InternetAddress board = new InternetAddress(TO);
        return Stream.of(
                Arguments.of(
                        new SMTPAddressFailedException(board, "RCPT", 550, "550 5.1.1 no such\r\n user"),
                        Remedy.MANUAL,
                        TO + ": the mail server rejects this address: 550 5.1.1 no such user."),
                Arguments.of(
                        new SMTPAddressFailedException(board, "RCPT", 450, "450 try later"),
                        Remedy.RETRY,
                        TO + ": the mail server does not accept the message at the moment: 450 try later"),
                Arguments.of(
                        new AddressException("Missing final '@domain'"),
                        Remedy.MANUAL,
                        TO + ": the mail server rejects this address: Missing final '@domain'."),
                Arguments.of(
                        new SMTPSendFailedException("DATA", 554, "554 spam", null, null, null, null),
                        Remedy.MANUAL,
                        TO + ": the mail server rejects this message: 554 spam"),
                Arguments.of(
                        new SMTPSendFailedException("DATA", 499, "499 busy", null, null, null, null),
                        Remedy.RETRY,
                        TO + ": the mail server does not accept the message at the moment: 499 busy"),
                Arguments.of(
                        new AuthenticationFailedException("535 wrong password"),
                        Remedy.RETRY,
                        "The mail server rejects the user name or the password of the mail settings: 535 wrong password"),
                Arguments.of(
                        new SendFailedException("No recipient addresses"),
                        Remedy.MANUAL,
                        TO + ": the mail server rejects this message: No recipient addresses"),
                Arguments.of(
                        new MessagingException("no connection", new ConnectException("Connection refused")),
                        Remedy.RETRY,
                        "Nothing answers at the address and port of the mail server (Connection refused)."),
                Arguments.of(
                        new MessagingException("[EOF]"),
                        Remedy.RETRY,
                        "The mail server does not answer as expected. Check the mail settings: [EOF]"));
    }

    /** By itself, and as Spring and Jakarta Mail pass it on. */
    @ParameterizedTest
    @MethodSource("refusals")
    void whatHelpsAndWhy(MessagingException refusal, Remedy remedy, String words) {
        MessagingException linked = new SendFailedException("Invalid Addresses", refusal);
        for (Exception passedOn : new Exception[] {
            refusal,
            new MailSendException(Map.of("message", refusal)),
            refusal instanceof SMTPAddressFailedException ? new MailSendException(Map.of("message", linked)) : refusal
        }) {
            DeliveryFailed undelivered = SmtpErrors.classify(passedOn, TO);

            assertThat(undelivered.description().en()).startsWith(words);
            assertThat(undelivered.description().ar()).matches("(?s).*[\u0600-\u06ff].*");
            assertThat(undelivered.remedy()).isEqualTo(remedy);
            assertThat(undelivered).hasCause(passedOn);
        }
    }
}
