package io.tieout.reconciliation.statementmail;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SUPPORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.reconciliation.CustomerLines;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Person;
import io.tieout.reconciliation.accountstatement.AccountStatementQueries;
import io.tieout.reconciliation.accountstatement.AccountStatementService;
import io.tieout.reconciliation.accountstatement.StatementRunQueries;
import io.tieout.reconciliation.confirmation.ConfirmationLinkService;
import io.tieout.reconciliation.publicpage.PublicPageProperties;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;

/// The service that runs has no mail server; the one that sends here has one that fails as it is told to.
@ServiceTest
class StatementMailIT {

    private static final String PATH = "/api/v1/account-statements";
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);

    private final EventProbe probe;
    private final RestTestClient client;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final TransactionTemplate transactions;
    private final MailServer server = new MailServer();
    private final StatementMailRepository rows;
    private final StatementMailService mails;
    private final SuppressionService suppressions;
    private final StatementReminderService reminders;
    private final SmtpClient smtp;
    private final MatchingScene scene;
    private final CustomerLines lines;
    private final Person accountant;

    /// Guesses are counted by address.
    private final String address = "203.0.113." + ADDRESSES.incrementAndGet();

    private long version = 1;

    StatementMailIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired TestClock clock,
            @Autowired TransactionTemplate transactions,
            @Autowired StatementMailRepository rows,
            @Autowired AccountStatementService statements,
            @Autowired AccountStatementQueries contents,
            @Autowired StatementRunQueries runs,
            @Autowired ConfirmationLinkService links,
            @Autowired PublicPageProperties pages,
            @Autowired StatementReminderService reminders) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
        this.rows = rows;
        this.reminders = reminders;
        var properties = new SmtpProperties(
                "127.0.0.1",
                server.port(),
                "",
                "",
                false,
                "books@example.com",
                "bounces@example.com",
                "a secret of the test",
                Duration.ofSeconds(5));
        this.smtp = new SmtpClient(properties, clock);
        this.suppressions = new SuppressionService(rows, links, properties, clock);
        this.mails = new StatementMailService(rows, statements, contents, runs, links, suppressions, pages, clock);
        this.scene = new MatchingScene(client, probe, jdbc);
        this.lines = new CustomerLines(probe, scene.company);
        this.accountant = scene.person("Ana", ACCOUNTANT);
    }

    @AfterEach
    void close() {
        clock.release();
        server.close();
    }

    @Test
    void sendsTheStatementOnceInTheCustomersLanguageWithALinkThatWorks() throws Exception {
        nameCompany("Contoh 纺织");
        writeTo("kasir@example.com", "id-ID");
        var id = statement();
        assertThat(status(id)).isEqualTo("ISSUED");
        request(id);

        send();
        send();

        assertThat(server.taken()).hasSize(1);
        var mail = mail(0);
        assertThat(mail.getHeader("To", null)).isEqualTo("kasir@example.com");
        assertThat(mail.getSubject()).isEqualTo("Rekening koran pelanggan ST-2026-000001 dari Contoh 纺织");
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Contoh 纺织");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("Message-ID", null)).matches("<[0-9a-f-]{36}@tieout>");
        assertThat(text(mail)).contains("Lindner Weberei GmbH", "2026-03-01", "Mohon konfirmasi");
        var pdf = ((MimeMultipart) mail.getContent()).getBodyPart(1);
        assertThat(pdf.getFileName()).isEqualTo("ST-2026-000001.pdf");
        assertThat(pdf.getInputStream().readNBytes(5)).isEqualTo("%PDF-".getBytes(UTF_8));
        assertThat(states(id)).containsExactly("SENT");
        assertThat(status(id)).isEqualTo("SENT");
        assertThat(open(link(mail))).isEqualTo(200);
        assertThatThrownBy(() -> request(id)).isInstanceOf(MailAlreadySent.class);
        run(() -> mails.request(scene.company, UUID.fromString(id), true, Ids.next()));
        send();
        assertThat(server.taken()).hasSize(2);
        // The link before works no more.
        assertThat(open(link(mail))).isEqualTo(404);
        assertThat(open(link(mail(1)))).isEqualTo(200);
    }

    @Test
    void triesAgainWhatTheServerPostponesAndTakesNoLinkAwayMeanwhile() {
        writeTo("later@example.com", null);
        var id = statement();
        var old = accountant.post(PATH + "/" + id + "/links", null).at("/url");
        request(id);
        server.answerRecipients("451 Try later");

        send();
        assertThat(states(id)).containsExactly("QUEUED");
        send();
        assertThat(accountant.get(PATH + "/" + id + "/mails").at("/items/0/attempts"))
                .isEqualTo("1");
        assertThatThrownBy(() -> request(id)).isInstanceOf(MailUnderWay.class);
        assertThat(open(old.substring(old.indexOf("/confirm")))).isEqualTo(200);

        server.answerRecipients("250 OK");
        later(Duration.ofMinutes(3));
        send();

        assertThat(states(id)).containsExactly("SENT");
        assertThat(server.taken()).hasSize(1);
        assertThat(open(old.substring(old.indexOf("/confirm")))).isEqualTo(404);
    }

    @Test
    void asksAServerThatDoesNotAnswerNoSecondTime() {
        writeTo("first@example.com", null);
        request(statement());
        request(statement());
        server.hangUpAfterTheMail(true);

        new StatementMailJob(mails, smtp).send();

        assertThat(server.taken()).hasSize(1);
        server.hangUpAfterTheMail(false);
        send();
        assertThat(server.taken()).hasSize(2);
    }

    @Test
    void sendsNothingTwiceThatMayHaveGoneOut() throws Exception {
        writeTo("torn@example.com", null);
        var torn = statement();
        request(torn);
        server.hangUpAfterTheMail(true);
        send();
        server.hangUpAfterTheMail(false);

        assertThat(states(torn)).containsExactly("UNCERTAIN");
        assertThat(open(link(mail(0)))).isEqualTo(200);

        // Whoever sends dies between the server's answer and ours.
        var killed = statement();
        request(killed);
        var claimed = claim().orElseThrow();
        smtp.send(written(claimed).orElseThrow());
        send();
        assertThat(states(killed)).containsExactly("SENDING");
        later(StatementMailService.LEASE.plusMinutes(1));
        send();
        assertThat(states(killed)).containsExactly("UNCERTAIN");
        assertThat(open(link(mail(1)))).isEqualTo(200);

        // Before the mail was written nothing can have gone out.
        var early = statement();
        request(early);
        assertThat(claim()).isPresent();
        later(StatementMailService.LEASE.plusMinutes(1).multipliedBy(2));
        send();

        assertThat(states(early)).containsExactly("SENT");
        assertThat(server.taken()).hasSize(3);
        assertThatThrownBy(() -> request(torn)).isInstanceOf(MailAlreadySent.class);
    }

    @Test
    void writesNeverAgainToAnAddressThatRefused() {
        writeTo("Gone@Example.com", null);
        var first = statement();
        request(first);
        // What is wrong with us shuts nobody out.
        server.answerRecipients("554 5.7.1 Relay access denied");
        send();
        request(first);
        server.answerSenders("552 Too large");
        send();
        server.answerSenders("250 OK");
        request(first);
        server.answerRecipients("550 5.1.1 <gone@example.com>: No such user");
        send();
        assertThat(states(first)).containsExactly("REFUSED", "REFUSED", "REFUSED");
        assertThat(status(first)).isEqualTo("ISSUED");
        server.answerRecipients("250 OK");

        request(first);
        send();

        assertThat(states(first)).endsWith("SUPPRESSED");
        assertThat(server.taken()).isEmpty();
        var suppressed = accountant.get("/api/v1/mail-suppressions");
        assertThat(suppressed.at("/items/0/reason")).isEqualTo("BOUNCED");
        assertThat(suppressed.at("/items/0/note")).isEqualTo("550 5.1.1 … No such user");
        assertThat(suppressed.body().toString()
                        + accountant.get(PATH + "/" + first + "/mails").body())
                .doesNotContainIgnoringCase("gone@");
        run(() -> suppressions.lift(scene.company, hash("gone@example.COM"), "It was full", Ids.next()));
        assertThatThrownBy(() ->
                        run(() -> suppressions.lift(scene.company, hash("gone@example.com"), "Again", Ids.next())))
                .isInstanceOf(SuppressionUnknown.class);
        request(first);
        send();
        assertThat(server.taken()).hasSize(1);
        assertThat(accountant.list("/api/v1/mail-suppressions")).isEmpty();
    }

    @Test
    void writesNeverAgainToWhoeverOptsOutByTheLinkInTheMail() throws Exception {
        writeTo("enough@example.com", null);
        var id = statement();
        request(id);
        send();
        var head = mail(0).getHeader("List-Unsubscribe", null);
        assertThat(mail(0).getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        var path = head.substring(head.indexOf("/opt-out/"), head.length() - 1);
        assertThat(text(mail(0))).contains(path);

        assertThat(open(path)).isEqualTo(200);
        assertThat(accountant.list("/api/v1/mail-suppressions")).isEmpty();
        assertThat(post(path.substring(0, path.length() - 1))).isEqualTo(404);
        assertThat(post("/opt-out/" + "A".repeat(43))).isEqualTo(404);
        assertThat(open("/opt-out/" + "A".repeat(43))).isEqualTo(404);
        // The two links are not each other's.
        assertThat(open(path.replace("/opt-out/", "/confirm/"))).isEqualTo(404);
        assertThat(post(link(mail(0)).replace("/confirm/", "/opt-out/"))).isEqualTo(404);
        assertThat(accountant.list("/api/v1/mail-suppressions")).isEmpty();
        assertThat(client.post()
                        .uri(path)
                        .header("X-Forwarded-For", address)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body("List-Unsubscribe=" + "x".repeat(5_000))
                        .exchange()
                        .returnResult(byte[].class)
                        .getStatus()
                        .value())
                .isEqualTo(413);
        assertThat(post(path)).isEqualTo(200);
        assertThat(post(path)).isEqualTo(200);
        countReminder(id);

        assertThat(accountant.get("/api/v1/mail-suppressions").at("/items/0/reason"))
                .isEqualTo("OPTED_OUT");
        run(() -> reminders.remind(scene.company, UUID.fromString(id)));
        send();
        assertThat(states(id)).containsExactly("SENT", "SUPPRESSED");
        assertThat(server.taken()).hasSize(1);
        assertThat(reminders(id)).as("a reminder that reached nobody").isZero();
        assertThat(open(link(mail(0))))
                .as("the statement can still be answered")
                .isEqualTo(200);
    }

    @Test
    void writesNeverAgainToAnAddressThatAMailCameBackFrom() throws Exception {
        writeTo("moved@example.com", null);
        var id = statement();
        request(id);
        send();
        var mailId = UUID.fromString(mail(0).getHeader("Message-ID", null).substring(1, 37));

        assertThat(bounced(accountant.token, DeliveryReportTest.bounce(mailId, "delayed", "4.4.1")))
                .contains("NOT_FAILED");
        assertThat(bounced(accountant.token, DeliveryReportTest.bounce(Ids.next(), "failed", "5.1.1")))
                .contains("UNKNOWN_MAIL");
        // Another company's hook knows none of our mails.
        assertThat(bounced(scene.stranger(ACCOUNTANT).token, DeliveryReportTest.bounce(mailId, "failed", "5.1.1")))
                .contains("UNKNOWN_MAIL");
        assertThat(bounced(accountant.token, "Subject: Away\n\nI am away".getBytes(UTF_8)))
                .contains("mail-not-a-delivery-report");
        assertThat(bounced(scene.person("Aud", AUDITOR).token, DeliveryReportTest.bounce(mailId, "failed", "5.1.1")))
                .contains("access-denied");
        assertThat(states(id)).containsExactly("SENT");
        var support = scene.person("Sue", SUPPORT).token;
        assertThat(bounced(support, DeliveryReportTest.bounce(mailId, "failed", "5.1.1")))
                .contains("SUPPRESSED");
        assertThat(bounced(support, DeliveryReportTest.bounce(mailId, "failed", "5.1.1")))
                .contains("SUPPRESSED");

        assertThat(states(id)).containsExactly("BOUNCED");
        assertThat(accountant.list("/api/v1/mail-suppressions")).hasSize(1);
        assertThat(accountant.get("/api/v1/mail-suppressions").at("/items/0/note"))
                .isEqualTo("A mail came back 5.1.1");
        run(() -> mails.request(scene.company, UUID.fromString(id), true, Ids.next()));
        send();
        assertThat(states(id)).containsExactly("BOUNCED", "SUPPRESSED");
    }

    @Test
    void sendsARunOnceAndGoesOnWhereItStopped() {
        writeTo("first@example.com", null);
        tellInvoice(scene.customer);
        tellInvoice(scene.customer("C-000002", "Halim Jaya"));
        var started = accountant.post("/api/v1/account-statement-runs", """
                {"from":"2026-03-01","to":"2026-03-31"}""");
        var runId = UUID.fromString(started.at("/runId"));
        await().atMost(MatchingScene.LIMIT).until(() -> accountant
                .get("/api/v1/account-statement-runs/" + runId)
                .at("/state")
                .equals("DONE"));
        var path = "/api/v1/account-statement-runs/" + runId + "/mails";
        assertThat(accountant.get(path).at("/withoutMail")).isEqualTo("2");
        assertThat(accountant.post(path, null).told()).isEqualTo("409 mail-not-configured");
        assertThat(accountant
                        .get("/api/v1/account-statement-runs/" + Ids.next() + "/mails")
                        .told())
                .isEqualTo("404 account-statement-run-not-found");
        assertThat(scene.stranger(ACCOUNTANT).get(path).told()).isEqualTo("404 account-statement-run-not-found");

        requestRun(runId);
        requestRun(runId);
        assertThat(accountant.get(path).at("/byState/QUEUED")).isEqualTo("2");
        sendOne();
        assertThat(accountant.get(path).at("/byState/QUEUED")).isEqualTo("1");
        send();

        assertThat(accountant.get(path).at("/byState/SENT")).isEqualTo("1");
        assertThat(accountant.get(path).at("/byState/NO_ADDRESS")).isEqualTo("1");
        requestRun(runId);
        send();
        assertThat(server.taken()).hasSize(1);
        // In a transaction that is not committed: nobody finishes it meanwhile.
        assertThatThrownBy(() -> run(() -> mails.requestRun(scene.company, runThatGoesOn(), Ids.next())))
                .hasMessageContaining("goes on");
    }

    private UUID runThatGoesOn() {
        var runId = Ids.next();
        jdbc.sql("""
                        insert into account_statement_run (company_id, run_id, from_date, to_date, known_at,
                            through_sequence, state, total, requested_by)
                        values (:company, :run, '2026-03-01', '2026-03-31', now(), 1, 'RUNNING', 0, :run)
                        """).param("company", scene.company).param("run", runId).update();
        return runId;
    }

    @Test
    void sendsNothingThatIsHostileOrNotWanted() {
        writeTo("a@example.com\r\nBcc: b@example.com", null);
        var id = statement();
        request(id);
        send();
        assertThat(states(id)).containsExactly("REFUSED");
        writeTo(null, null);
        request(id);
        send();
        assertThat(states(id)).containsExactly("REFUSED", "NO_ADDRESS");
        writeTo("a@example.com", null);
        nameCompany("Contoh\r\nBcc: b@example.com");
        var hostile = statement();
        request(hostile);
        send();
        assertThat(states(hostile)).containsExactly("REFUSED");
        assertThat(accountant.get(PATH + "/" + hostile + "/mails").at("/items/0/failure"))
                .contains("line break");
        nameCompany("Contoh");

        var answered = statement();
        request(answered);
        var url = accountant.post(PATH + "/" + answered + "/links", null).at("/url");
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("decision", "CONFIRM");
        client.post()
                .uri(url.substring(url.indexOf("/confirm")))
                .header("X-Forwarded-For", address)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form)
                .exchange()
                .expectStatus()
                .isOk();
        send();
        assertThat(states(answered)).containsExactly("NOT_NEEDED");
        assertThatThrownBy(() -> request(answered)).isInstanceOf(MailNotWanted.class);
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void remindsWithANewLink() throws Exception {
        writeTo("quiet@example.com", null);
        var id = statement();
        request(id);
        send();
        countReminder(id);
        run(() -> reminders.remind(scene.company, UUID.fromString(id)));
        send();
        assertThat(server.taken()).hasSize(2);
        assertThat(reminders(id)).as("goes on with the new link").isOne();
        assertThat(mail(1).getSubject()).startsWith("Reminder: statement of account ST-2026-000001");
        assertThat(open(link(mail(0)))).isEqualTo(404);
        assertThat(open(link(mail(1)))).isEqualTo(200);
    }

    @Test
    void refusesWhereThereIsNoServer() {
        var id = statement();
        assertThat(accountant.post(PATH + "/" + id + "/mails", null).told()).isEqualTo("409 mail-not-configured");
        assertThat(accountant.post("/api/v1/mail-suppressions", """
                        {"address":"a@example.com","reason":"OPTED_OUT","note":"Asked"}""").told()).isEqualTo("409 mail-not-configured");
        assertThat(accountant.post("/api/v1/mail-suppressions/lift", """
                        {"address":"a@example.com","note":"Asked"}""").told())
                .isEqualTo("409 mail-not-configured");
        assertThat(accountant.get(PATH + "/" + Ids.next() + "/mails").told())
                .isEqualTo("404 account-statement-not-found");
        var auditor = scene.person("Aud", AUDITOR);
        assertThat(auditor.post(PATH + "/" + id + "/mails", null).status()).isEqualTo(403);
        assertThat(auditor.get(PATH + "/" + id + "/mails").status()).isEqualTo(200);
        assertThat(states(id)).isEmpty();
        assertThatThrownBy(() -> new SmtpProperties("mail", 587, "", "", true, "", "", "", Duration.ofSeconds(1)))
                .hasMessageContaining("TIEOUT_MAIL_FROM");
        assertThatThrownBy(() ->
                        new SmtpProperties("mail", 587, "", "", true, "a@b.cc", "", "short", Duration.ofSeconds(1)))
                .hasMessageContaining("TIEOUT_MAIL_ADDRESS_KEY");
    }

    private void request(String statement) {
        run(() -> mails.request(scene.company, UUID.fromString(statement), false, Ids.next()));
    }

    private void requestRun(UUID runId) {
        run(() -> mails.requestRun(scene.company, runId, Ids.next()));
    }

    /// What the job does, in transactions like the service's own.
    private void send() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(status -> mails.giveUpLost()));
        }
        more = true;
        while (more) {
            more = sendOne();
        }
    }

    private boolean sendOne() {
        var claimed = claim();
        claimed.ifPresent(mail -> written(mail).ifPresent(letter -> {
            var delivery = smtp.send(letter);
            run(() -> mails.tried(mail, letter, delivery));
        }));
        return claimed.isPresent();
    }

    private Optional<StatementMail> claim() {
        return in(mails::claim);
    }

    private Optional<Letter> written(StatementMail mail) {
        return in(() -> mails.write(mail));
    }

    private <T> Optional<T> in(Supplier<Optional<T>> work) {
        var found = transactions.execute(status -> work.get());
        return found == null ? Optional.empty() : found;
    }

    private void run(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    private void later(Duration time) {
        clock.set(Instant.now(Clock.systemUTC()).plus(time));
    }

    private AddressHash hash(String text) {
        return suppressions.hash(scene.company, new MailAddress(text));
    }

    private List<String> states(String statement) {
        return rows.ofStatement(scene.company, UUID.fromString(statement)).stream()
                .map(mail -> mail.state().name())
                .toList();
    }

    private String status(String statement) {
        return accountant.get(PATH + "/" + statement).at("/statement/status");
    }

    private MimeMessage mail(int number) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(server.taken().get(number).getBytes(UTF_8)));
    }

    private static String text(MimeMessage mail) throws MessagingException {
        try {
            return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String link(MimeMessage mail) throws MessagingException {
        var path = Pattern.compile("/confirm/[A-Za-z0-9_-]{43}").matcher(text(mail));
        assertThat(path.find()).isTrue();
        return path.group();
    }

    private int open(String path) {
        return client.get()
                .uri(path)
                .header("X-Forwarded-For", address)
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }

    /// As a mail program does: RFC 8058.
    private int post(String path) {
        return client.post()
                .uri(path)
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("List-Unsubscribe=One-Click")
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }

    private String bounced(String token, byte[] report) {
        var body = client.post()
                .uri("/api/v1/mail-bounces")
                .header("Authorization", token)
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .body(report)
                .exchange()
                .returnResult(byte[].class)
                .getResponseBodyContent();
        return new String(body, UTF_8);
    }

    private void nameCompany(String name) {
        jdbc.sql("""
                        insert into company_view (company_id, name, base_currency, time_zone, locale, version)
                        values (:company, :name, 'EUR', 'UTC', 'en', 1)
                        on conflict (company_id) do update set name = excluded.name
                        """).param("company", scene.company).param("name", name).update();
    }

    /// As silence does, before the mail is asked for.
    private void countReminder(String statement) {
        jdbc.sql("update confirmation_link set reminders = 1 where statement_id = :id and closed_at is null")
                .param("id", UUID.fromString(statement))
                .update();
    }

    private int reminders(String statement) {
        return jdbc.sql("select reminders from confirmation_link where statement_id = :id and closed_at is null")
                .param("id", UUID.fromString(statement))
                .query(Integer.class)
                .single();
    }

    private void writeTo(@Nullable String email, @Nullable String language) {
        probe.tell(
                CustomerEvents.CUSTOMER_STATE,
                scene.company,
                scene.customer,
                ++version,
                new CustomerState(
                        scene.customer,
                        "C-000001",
                        "Lindner Weberei GmbH",
                        List.of(),
                        null,
                        null,
                        List.of(),
                        "EUR",
                        "DE",
                        30,
                        "ACTIVE",
                        null,
                        language,
                        email));
        await().atMost(MatchingScene.LIMIT)
                .until(() -> rows.address(scene.company, scene.customer).equals(Optional.ofNullable(email)));
    }

    private void tellInvoice(UUID customer) {
        lines.tell(lines.line(
                customer,
                "INVOICE",
                MARCH_1,
                Instant.parse("2026-03-20T10:00:00Z"),
                "100.00",
                CustomerLines.invoice(Ids.next(), "INV-1", MARCH_1.plusDays(30))));
    }

    private String statement() {
        tellInvoice(scene.customer);
        var issued = accountant.post(PATH, """
                {"customerId":"%s","currency":"EUR","from":"2026-03-01","to":"2026-03-31"}""".formatted(scene.customer));
        assertThat(issued.told()).isEqualTo("201");
        return issued.at("/statement/statementId");
    }
}
