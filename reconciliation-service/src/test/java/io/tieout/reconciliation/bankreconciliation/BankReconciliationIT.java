package io.tieout.reconciliation.bankreconciliation;

import static io.tieout.reconciliation.MatchingScene.DAY;
import static io.tieout.reconciliation.MatchingScene.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.RefundApproved;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.MatchingScene.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class BankReconciliationIT {

    private static final String PATH = "/api/v1/bank-reconciliations";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private final MatchingScene scene;
    private final Person ann;
    private final Person ben;
    private final UUID account;
    private int blocks;

    BankReconciliationIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
        this.ben = scene.person("ben", Role.ACCOUNTANT);
        this.account = jdbc.sql("select bank_account_id from bank_account where company_id = :company")
                .param("company", scene.company)
                .query(UUID.class)
                .single();
    }

    @AfterEach
    void whatIsKeptHolds() {
        for (var check : checks) {
            if (check.invariant().equals("I8")) {
                assertThat(check.violations().stream()
                                .filter(violation -> violation.subject().startsWith(scene.company.toString())))
                        .as(check.statement())
                        .isEmpty();
            }
        }
    }

    @Test
    void showsBankAndBooksAndStaysAsItWasSigned() {
        var refund = approvedRefund("12.00");
        var line = posted("100.00");
        booked(DAY, "100.00");
        var waiting = scene.receive(DAY, "7.00", "NOBODY", "", null);
        awaitPosted(waiting);
        // The books have it, and the ledger's block with it is not sealed yet.
        var early = prepare(ann, DAY, false);
        assertThat(early.told()).isEqualTo("201");
        assertThat(early.at("/difference/amount")).isEqualTo("-7.00");
        assertThat(sign(ben, early).told()).isEqualTo("422 bank-reconciliation-does-not-tie");
        booked(DAY, "7.00");

        var draft = prepare(ann, DAY, true);

        assertThat(ann.get(PATH + "/" + id(early)).told()).isEqualTo("404 bank-reconciliation-not-found");
        assertThat(draft.at("/opening/amount") + " " + draft.at("/closing/amount") + " " + draft.at("/books/amount"))
                .isEqualTo("0.00 107.00 107.00");
        assertThat(draft.at("/unexplained/amount") + " " + draft.at("/difference/amount"))
                .isEqualTo("107.00 0.00");
        var content = document(draft);
        assertThat(sha256(content)).isEqualTo(draft.at("/sha256"));
        var shown = JSON.readTree(content);
        assertThat(ids(shown.at("/lines"), "lineId")).containsExactlyInAnyOrder(line.toString(), waiting.toString());
        assertThat(ids(shown.at("/unexplained"), "lineId")).hasSize(2);
        assertThat(ids(shown.at("/inBooksOnly"), "refundId")).containsExactly(refund.toString());
        assertThat(shown.at("/journal/blockNumber").asInt()).isEqualTo(2);
        assertThat(shown.at("/from").asString()).isEqualTo("2026-01-01");

        assertThat(ann.post(PATH + "/" + id(draft) + "/sign", null).told()).isEqualTo("428 if-match-required");
        assertThat(sign(ann, draft).told()).isEqualTo("403 approver-is-creator");
        var auditor = scene.person("aud", Role.AUDITOR);
        assertThat(auditor.get(PATH + "/" + id(draft)).told()).isEqualTo("200");
        assertThat(sign(auditor, draft).told()).isEqualTo("403 access-denied");
        var signed = sign(ben, draft);
        assertThat(signed.told() + signed.at("/status") + signed.at("/signedRole"))
                .isEqualTo("200SIGNEDaccountant");
        assertThat(sign(ben, signed).told()).isEqualTo("409 bank-reconciliation-signed");
        assertThat(prepare(ann, DAY, false).told()).isEqualTo("409 bank-day-reconciled");

        // A line that comes late for a signed day belongs to the next reconciliation.
        var late = posted("5.00");
        booked(DAY, "5.00");
        assertThat(document(signed)).isEqualTo(content);
        var next = prepare(ann, DAY.plusDays(1), false);
        assertThat(next.at("/opening/amount") + " " + next.at("/closing/amount") + " " + next.at("/from"))
                .isEqualTo("107.00 112.00 " + DAY.plusDays(1));
        assertThat(ids(JSON.readTree(document(next)).at("/lines"), "lineId")).containsExactly(late.toString());
        assertThat(sign(ann, next).told()).isEqualTo("200");
        assertThat(ids(
                        ann.get(PATH + "?bankAccountId=" + account + "&status=SIGNED")
                                .body()
                                .at("/items"),
                        "bankReconciliationId"))
                .containsExactly(id(next).toString(), id(signed).toString());
        assertThatThrownBy(() -> jdbc.sql("update bank_reconciliation set version = 9 where company_id = :company")
                        .param("company", scene.company)
                        .update())
                .hasMessageContaining("neither changed nor removed");
        assertThatThrownBy(() -> jdbc.sql("delete from bank_reconciliation where company_id = :company")
                        .param("company", scene.company)
                        .update())
                .hasMessageContaining("neither changed nor removed");
        var stranger = new MatchingScene(client, probe, jdbc).person("stranger", Role.ACCOUNTANT);
        assertThat(stranger.get(PATH + "/" + id(signed) + "/document").told())
                .isEqualTo("404 bank-reconciliation-not-found");
    }

    @Test
    void namesWhatTheBooksDoNotHave() {
        var recorded = scene.receive(DAY, "3.00", "NOBODY", "", null);
        awaitPosted(recorded);
        jdbc.sql("""
                        update bank_line set effective_date = :later
                        where company_id = :company and line_id = :line
                        """)
                .param("later", DAY.plusDays(20))
                .param("company", scene.company)
                .param("line", recorded)
                .update();
        booked(DAY.plusDays(20), "3.00");

        var draft = prepare(ann, DAY, false);

        assertThat(draft.at("/closing/amount") + " " + draft.at("/books/amount") + " " + draft.at("/atBankOnly/amount"))
                .isEqualTo("3.00 0.00 3.00");
        assertThat(draft.at("/difference/amount")).isEqualTo("0.00");
        var only = JSON.readTree(document(draft)).at("/atBankOnly/0");
        assertThat(only.at("/reason").asString() + only.at("/lineId").asString())
                .isEqualTo("POSTED_LATER" + recorded);
    }

    @Test
    void isRefusedWhereNothingCanBeShown() {
        assertThat(prepare(ann, LocalDate.of(2025, 12, 31), false).told()).isEqualTo("422 bank-reconciliation-unfit");
        assertThat(prepare(ann, LocalDate.of(2999, 1, 1), false).told()).isEqualTo("422 bank-reconciliation-unfit");
        assertThat(ann.post(PATH, request(Ids.next(), DAY, false)).told()).isEqualTo("422 bank-reconciliation-unfit");
        // The bank says that it held 50.00 before the statement; nothing tells of it.
        var statement = Ids.next();
        jdbc.sql("""
                        insert into bank_statement (company_id, statement_id, bank_account_id, import_id, import_index, format,
                            fingerprint, currency, opening_minor, opening_date, closing_minor, closing_date, lines_in_file,
                            credits_minor, debits_minor, lines_recorded, lines_skipped, chunks, recorded_minor, recorded_at)
                        values (:company, :statement, :account, :statement, 0, 'CSV', cast(:statement as text), 'EUR', 5000,
                            :day, 5000, :day, 0, 0, 0, 0, 0, 0, 0, now())
                        """)
                .param("company", scene.company)
                .param("statement", statement)
                .param("account", account)
                .param("day", DAY)
                .update();
        var refused = prepare(ann, DAY, false);
        assertThat(refused.told() + refused.at("/gap/amount")).isEqualTo("422 bank-statements-have-gap50.00");
        assertThat(prepare(ann, DAY.minusDays(1), false).told()).isEqualTo("201");
        jdbc.sql("update bank_account set account_code = null where company_id = :company")
                .param("company", scene.company)
                .update();
        assertThat(prepare(ann, DAY.minusDays(1), false).told()).isEqualTo("422 bank-reconciliation-unfit");
    }

    @Test
    void isPreparedAnewWhenAnotherOneWasSignedMeanwhile() {
        var first = prepare(ann, DAY, false);
        jdbc.sql("""
                        insert into bank_reconciliation (company_id, bank_reconciliation_id, bank_account_id, from_date, to_date,
                            currency, opening_minor, closing_minor, books_minor, line_count, at_bank_only_minor,
                            unexplained_minor, difference_minor, clearing_difference_minor, block_number, sequence, known_at,
                            content, sha256, status, four_eyes, prepared_by, signed_by, signed_role, signed_at, version)
                        values (:company, :id, :account, '2026-01-01', '2026-01-31', 'EUR', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, now(),
                            ''::bytea, encode(sha256(''::bytea), 'hex'), 'SIGNED', false, :id, :id, 'accountant', now(), 1)
                        """)
                .param("company", scene.company)
                .param("id", Ids.next())
                .param("account", account)
                .update();

        assertThat(sign(ann, first).told()).isEqualTo("409 bank-reconciliation-outdated");
    }

    private UUID posted(String amount) {
        var line = scene.receive(DAY, amount, "NOBODY KNOWN", "", null);
        awaitPosted(line);
        return line;
    }

    private void awaitPosted(UUID line) {
        await().atMost(MatchingScene.LIMIT).until(() -> jdbc.sql("select state from bank_line where line_id = :line")
                .param("line", line)
                .query(String.class)
                .single()
                .equals("POSTED"));
    }

    /// The ledger seals the entry of a line.
    private void booked(LocalDate day, String amount) {
        int number = ++blocks;
        probe.tell(
                LedgerEvents.JOURNAL_BLOCK_SEALED,
                scene.company,
                scene.company,
                number,
                new JournalBlockSealed(
                        scene.company,
                        number,
                        number,
                        number,
                        List.of(new JournalBlockSealed.Entry(
                                Ids.next(),
                                number,
                                day,
                                Instant.parse("2026-03-20T10:00:00Z"),
                                "BANK_LINE",
                                null,
                                List.of(
                                        new JournalBlockSealed.Line("1121", "DEBIT", eur(amount)),
                                        new JournalBlockSealed.Line("1181", "CREDIT", eur(amount)))))));
    }

    private UUID approvedRefund(String amount) {
        var refund = Ids.next();
        probe.tell(
                LedgerEvents.REFUND_APPROVED,
                scene.company,
                refund,
                1,
                new RefundApproved(
                        refund, "RFD-2026-000001", scene.customer, DAY, "RF18000001", eur(amount), Ids.next()));
        return refund;
    }

    private Answer prepare(Person who, LocalDate to, boolean fourEyes) {
        return who.post(PATH, request(account, to, fourEyes));
    }

    private static String request(UUID account, LocalDate to, boolean fourEyes) {
        return "{\"bankAccountId\":\"" + account + "\",\"to\":\"" + to + "\",\"fourEyes\":" + fourEyes + "}";
    }

    private static Answer sign(Person who, Answer shown) {
        return who.post(PATH + "/" + id(shown) + "/sign", null, shown.tag());
    }

    private byte[] document(Answer shown) {
        return Objects.requireNonNull(client.get()
                .uri(PATH + "/" + id(shown) + "/document")
                .header(
                        "Authorization",
                        TestTokens.bearer(
                                UUID.nameUUIDFromBytes((scene.company + "ann").getBytes(StandardCharsets.UTF_8)),
                                scene.company,
                                Role.ACCOUNTANT))
                .exchange()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ids(JsonNode items, String name) {
        return items.values().stream()
                .map(item -> item.at("/" + name).asString())
                .toList();
    }

    private static UUID id(Answer shown) {
        return UUID.fromString(shown.at("/bankReconciliationId"));
    }
}
