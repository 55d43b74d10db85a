package org.rida.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.JavaProgram;
import org.rida.database.TestDatabase;
import org.rida.wording.Language;
import org.rida.wording.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Against a real SMTP server: once each, whatever dies; later where it cannot be now; given up with a clear word. */
class OutboxTest {

    private static final int KILLS = 20;
    /** How many of the kills end a real process; in the soak all do. */
    private static final int REAL_KILLS = Math.min(KILLS, Integer.getInteger("rida.soak", 3));

    private final String url = TestDatabase.freshUrl();
    private final DriverManagerDataSource database = new DriverManagerDataSource(url);
    private final JdbcClient sql = JdbcClient.create(database);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        Path report = Files.writeString(folder.resolve("board-monthly-2026-10.pdf"), "%PDF the report");
        House house = house(House.CALM);
        house.enqueue("edition/1/issued", "board@charity.example", report);
        assertThat(house.outbox.enqueue(
                        new Draft("edition/1/issued", Language.AR, "again", "again", List.of()),
                        new Address(Way.MAIL, "board@charity.example")))
                .as("a second letter about the same thing")
                .isEmpty();
        assertThat(house.send()).isEqualTo(1);

        MimeMessage arrived = server.getReceivedMessages()[0];
        Letter sent = house.outbox.list(Outbox.Selection.newest(10)).get(0);
        assertThat(arrived.getSubject()).isEqualTo("التقرير الشهري");
        assertThat(arrived.getMessageID()).isEqualTo(sent.messageId()).endsWith("@charity.example>");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(texts(arrived)).anyMatch(t -> t.contains("التقرير مرفق."));
        assertThat(texts(arrived)).anyMatch(t -> t.contains("dir=\"rtl\"") && t.contains("<p>التقرير مرفق.</p>"));
        assertThat(texts(arrived)).contains("%PDF the report");
        assertThat(sent.state()).isEqualTo(Letter.State.SENT);
        assertThat(sent.sentAt()).isNotNull();
        assertThat(attempts(sent.id())).containsExactly("1 sent");
    }

    @Test
    void killedBetweenSendingAndMarkingTwentyTimesEachRecipientSeesOne() throws Exception {
        House next = house(House.CALM);
        for (int i = 0; i < KILLS; i++) {
            next.enqueue("edition/" + i, "member" + i + "@charity.example");
            if (i < REAL_KILLS) {
                assertThat(process().waitFor()).isEqualTo(DyingPostman.KILLED);
            } else {
                assertThatThrownBy(cutOff()::send).isInstanceOf(Killed.class);
            }
            assertThat(next.send()).as("before the lease ends").isZero();
        }
        sql.sql("update letter set next_attempt_at = clock_timestamp()").update();
        assertThat(next.send()).isEqualTo(KILLS);
        assertThat(next.send()).isZero();

        Map<String, TreeSet<String>> messageIds = new TreeMap<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            messageIds.computeIfAbsent(recipient(message), r -> new TreeSet<>()).add(message.getMessageID());
        }
        assertThat(messageIds)
                .hasSize(KILLS)
                .allSatisfy((recipient, ids) -> assertThat(ids).as(recipient).hasSize(1));
        assertThat(server.getReceivedMessages())
                .as("the documented duplicate, one each")
                .hasSize(2 * KILLS);
        assertThat(attempts(1)).containsExactly("1 unknown", "2 sent");
    }

    @Test
    void twoSendersAtOnceSendEachLetterOnce() throws Exception {
        House first = house(House.CALM);
        House second = house(House.CALM);
        int letters = 60;
        IntStream.range(0, letters).forEach(i -> first.enqueue("edition/1", "member" + i + "@charity.example"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> senders = List.of(first::send, second::send, first::send, second::send);
        int sent = 0;
        for (Future<Integer> sender : threads.invokeAll(senders)) {
            sent += sender.get();
        }
        threads.shutdown();

        assertThat(sent).isEqualTo(letters);
        assertThat(server.getReceivedMessages()).hasSize(letters);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(OutboxTest::recipient))
                .doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsDownIsTriedAgainUntilItIsUp() throws Exception {
        int port = server.getSmtp().getPort();
        House house = house(House.CALM);
        long letter = house.enqueue("edition/1", "board@charity.example");
        server.stop();
        assertThat(house.send()).isZero();
        Letter waiting = house.outbox.letter(letter);
        assertThat(waiting.state()).isEqualTo(Letter.State.WAITING);
        assertThat(waiting.error().en()).contains("does not answer", "spring.mail.host");
        assertThat(waiting.error().ar()).contains("لا يجيب خادم البريد");
        assertThat(waiting.nextAttemptAt()).isAfter(waiting.enqueuedAt());

        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            Thread.sleep(300);
            assertThat(house.send()).isEqualTo(1);
            assertThat(again.getReceivedMessages()).hasSize(1);
            assertThat(house.outbox.letter(letter).error().isEmpty()).isTrue();
        } finally {
            again.stop();
        }
    }

    @Test
    void anAddressThatTheServerRefusesIsGivenUpWithAClearWord() throws Exception {
        try (RefusingServer refusing = new RefusingServer("550 5.1.1 no such user here")) {
            House house = new House(database, refusing.port(), House.CALM);
            long letter = house.enqueue("edition/1", "nobody@charity.example");
            assertThat(house.send()).isZero();
            Letter refused = house.outbox.letter(letter);
            assertThat(refused.state()).isEqualTo(Letter.State.GIVEN_UP);
            assertThat(refused.error().en())
                    .contains("nobody@charity.example", "does not take this address", "no such user here");
            assertThat(house.events).singleElement().isInstanceOf(GivenUp.class);

            assertThatThrownBy(() -> house.outbox.resend(letter, "admin", " ")).isInstanceOf(Problem.class);
            long again = house(House.CALM).outbox.resend(letter, "admin", "the mailbox is there now");
            assertThat(house(House.CALM).send()).isEqualTo(1);
            assertThat(house.outbox.letter(again).askedWhy()).isEqualTo("the mailbox is there now");
            assertThat(house.outbox.letter(again).messageId()).isNotEqualTo(refused.messageId());
        }
    }

    @Test
    void aServerThatSaysNotNowIsAskedEverMoreSeldomButNotForEver() throws Exception {
        Claims.Pace shipped =
                new Claims.Pace(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(3));
        try (RefusingServer refusing = new RefusingServer("450 4.2.0 try again later")) {
            House house = new House(database, refusing.port(), shipped);
            long letter = house.enqueue("edition/1", "board@charity.example");
            List<Long> minutes = new ArrayList<>();
            for (int attempt = 1; attempt <= 8; attempt++) {
                sql.sql("update letter set next_attempt_at = clock_timestamp()").update();
                house.send();
                minutes.add(sql.sql(
                                "select round(extract(epoch from next_attempt_at - clock_timestamp()) / 60) from letter")
                        .query(Long.class)
                        .single());
                assertThat(house.send()).as("before its time").isZero();
            }
            assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
            assertThat(house.outbox.letter(letter).state()).isEqualTo(Letter.State.WAITING);
            assertThat(house.outbox.letter(letter).attempts()).isEqualTo(8);
            assertThat(house.events).isEmpty();

            sql.sql(
                            "update letter set next_attempt_at = clock_timestamp(), enqueued_at = enqueued_at - interval '3 days'")
                    .update();
            house.send();
            assertThat(house.outbox.letter(letter).state()).isEqualTo(Letter.State.GIVEN_UP);
            assertThat(house.outbox.letter(letter).error().en()).contains("does not take the letter now", "450 4.2.0");
            assertThat(house.events).hasSize(1);
        }
    }

    @Test
    void anAttachmentThatChangedDoesNotGoOut() throws Exception {
        Path report = Files.writeString(folder.resolve("report.pdf"), "as it was");
        House house = house(House.CALM);
        long letter = house.enqueue("edition/1", "board@charity.example", report);
        Files.writeString(report, "as it is");
        assertThat(house.send()).isZero();
        assertThat(house.outbox.letter(letter).error().en()).contains("report.pdf", "as it was when");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aFolderGetsWholeFilesAndIsWaitedFor() throws IOException {
        Path report = Files.writeString(folder.resolve("report.pdf"), "the report");
        Path share = folder.resolve("share");
        House house = house(House.CALM);
        long letter = house.outbox
                .enqueue(
                        new Draft("edition/1", Language.AR, "s", "b", List.of(report)),
                        new Address(Way.FOLDER, share.toString()))
                .orElseThrow();
        assertThat(house.send()).isZero();
        assertThat(house.outbox.letter(letter).error().en()).contains(share.toString());
        assertThat(share).doesNotExist();

        Files.createDirectories(share);
        sql.sql("update letter set next_attempt_at = clock_timestamp()").update();
        assertThat(house.send()).isEqualTo(1);
        assertThat(share).isDirectoryContaining(f -> f.endsWith("report.pdf"));
        assertThat(share.toFile().list()).hasSize(1);
    }

    @Test
    void withoutAMailServerLettersWaitAndSaySo() {
        House house = new House(database, 0, House.CALM);
        long letter = house.enqueue("edition/1", "board@charity.example");
        assertThat(house.send()).isZero();
        assertThat(house.outbox.letter(letter).state()).isEqualTo(Letter.State.WAITING);
        assertThat(house.outbox.letter(letter).attempts()).isZero();
        assertThat(house.outbox.missing(Way.MAIL).orElseThrow().en()).contains("spring.mail.host");
        assertThatThrownBy(() -> house.outbox.resend(letter, "admin", "now"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("still on its way");
    }

    private House house(Claims.Pace pace) {
        return new House(database, server.getSmtp().getPort(), pace);
    }

    private House cutOff() {
        return new House(
                database,
                server.getSmtp().getPort(),
                House.CALM,
                mail -> new DyingPostman.AfterCarrying(mail, () -> {
                    throw new Killed();
                }));
    }

    /** Nothing in the house catches this. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private Process process() throws IOException {
        return new ProcessBuilder(JavaProgram.of(
                        DyingPostman.class,
                        List.of(),
                        url,
                        Integer.toString(server.getSmtp().getPort())))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(new File("target/dying-postman.log"))
                .start();
    }

    private List<String> attempts(long letter) {
        return sql.sql(
                        "select number || ' ' || coalesce(outcome, 'unknown') from letter_attempt where letter_id = :letter order by number")
                .param("letter", letter)
                .query(String.class)
                .list();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(jakarta.mail.Part part) throws Exception {
        Object content = part.getContent();
        if (content instanceof jakarta.mail.Multipart parts) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < parts.getCount(); i++) {
                texts.addAll(texts(parts.getBodyPart(i)));
            }
            return texts;
        }
        return List.of(
                content instanceof String text
                        ? text
                        : new String(part.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }
}
