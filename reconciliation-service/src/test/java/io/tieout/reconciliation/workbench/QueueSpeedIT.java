package io.tieout.reconciliation.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A long queue is read from its indexes. `-Dqueue.lines=1000000` measures a really long one.
@ServiceTest
class QueueSpeedIT {

    private static final int LINES = Integer.getInteger("queue.lines", 20_000);
    private static final int ROUNDS = 20;
    private static final String QUEUE = "/api/v1/workbench/lines";

    private final MatchingScene scene;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    QueueSpeedIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.scene = new MatchingScene(client, probe, jdbc);
    }

    /// They are in no statement and no match: nobody else shall meet them.
    @AfterEach
    void empty() {
        jdbc.sql("delete from bank_line where company_id = :company and content_hash like 'generated %'")
                .param("company", scene.company)
                .update();
    }

    @Test
    void readsNoMoreThanAPageShows() {
        scene.awaitProposal(scene.receive("1.00", "NOBODY KNOWN", "first"));
        fill(10);
        var ann = scene.person("ann", Role.ACCOUNTANT);
        assertThat(ann.post(QUEUE + "/" + ann.get(QUEUE).at("/items/0/lineId") + "/assign", "{}")
                        .told())
                .isEqualTo("200");

        var report = new StringBuilder();
        for (var path : List.of(
                QUEUE,
                QUEUE + "?state=UNEXPLAINED&limit=200",
                QUEUE + "?sort=AMOUNT&currency=EUR",
                QUEUE + "?currency=EUR&minAmount=9000.00&maxAmount=9001.00&sort=AMOUNT",
                QUEUE + "?text=payer77",
                QUEUE + "?text=payer+ref",
                QUEUE + "?text=19990",
                QUEUE + "?text=nowhere",
                QUEUE + "?text=19990&sort=AMOUNT&currency=EUR",
                QUEUE + "?text=nowhere&sort=AMOUNT&currency=EUR",
                QUEUE + "?currency=EUR&minAmount=9000.00&maxAmount=9001.00",
                QUEUE + "?owner=mine&sort=AMOUNT&currency=EUR",
                QUEUE + "?minAgeDays=900&sort=AMOUNT&currency=EUR",
                QUEUE + "?owner=mine",
                QUEUE + "?owner=none&minAgeDays=10",
                "/api/v1/workbench/counts")) {
            var millis = new ArrayList<Long>();
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                assertThat(ann.get(path).told()).isEqualTo("200");
                millis.add((System.nanoTime() - start) / 1_000_000);
            }
            millis.sort(null);
            report.append(
                    "%6d ms  %6d ms  %s%n".formatted(millis.get(ROUNDS / 2), millis.get(ROUNDS * 95 / 100 - 1), path));
        }
        System.out.println("queue of " + LINES + " lines, half and 95 of 100 are answered within\n" + report);
        for (var filter : List.of(
                "queue_state = 'PROPOSED' order by booking_date, line_id",
                "queue_state = 'UNEXPLAINED' and currency = 'EUR' order by abs(amount_minor) desc, line_id desc",
                "queue_state = 'UNEXPLAINED' and bank_account_id = gen_random_uuid() order by booking_date, line_id")) {
            assertThat(plan(filter)).as(filter).contains("bank_line_queue").doesNotContain("Seq Scan");
        }
    }

    /// Those that fit may lie behind all that is looked through, in one state or another.
    @Test
    void findsTheFewThatFitHoweverFarDown() {
        scene.awaitProposal(scene.receive("1.00", "NOBODY KNOWN", "first"));
        fill(2);
        var ann = scene.person("ann", Role.ACCOUNTANT);
        for (var sought : Map.of(
                        "text=PAYER4&minAmount=9000.00&maxAmount=9100.00",
                        "counterparty_name ilike 'payer4%' and amount_minor between 900000 and 910000",
                        "text=payer77",
                        "counterparty_name like 'Payer77%'",
                        "text=ref+7",
                        "remittance like 'ref 7%'",
                        "text=19990",
                        "remittance = 'ref 19990'",
                        "text=yer77",
                        "false",
                        "minAmount=9000.00&maxAmount=9001.00",
                        "amount_minor between 900000 and 900100")
                .entrySet()) {
            for (var order : Map.of("AGE", "booking_date, line_id", "AMOUNT", "abs(amount_minor) desc, line_id desc")
                    .entrySet()) {
                var page = "?currency=EUR&limit=200&sort=" + order.getKey() + "&" + sought.getKey();
                var found = new ArrayList<UUID>();
                var next = QUEUE + page;
                while (!next.isEmpty()) {
                    var answer = ann.get(next).body();
                    answer.get("items")
                            .forEach(line ->
                                    found.add(UUID.fromString(line.get("lineId").asString())));
                    next = answer.path("next").isString()
                            ? QUEUE + page + "&cursor=" + answer.get("next").asString()
                            : "";
                }
                assertThat(found).as(page).containsExactlyElementsOf(open(sought.getValue(), order.getValue()));
            }
        }
    }

    private List<UUID> open(String condition, String order) {
        return jdbc.sql("select line_id from bank_line where company_id = :company and match_state = 'UNMATCHED' and ("
                        + condition + ") order by " + order)
                .param("company", scene.company)
                .query((row, number) -> Objects.requireNonNull(row.getObject("line_id", UUID.class)))
                .list();
    }

    /// What the ledger says of a line writes to no index: neither that it is booked nor that its match is.
    @Test
    void theLedgersAnswersChangeLinesInPlace() {
        var line = scene.receive("1.00", "NOBODY KNOWN", "in place");
        scene.awaitProposal(line);
        transaction.executeWithoutResult(status -> {
            change(
                    line,
                    "state = 'RECORDED', match_state = 'NONE', entry_id = null, effective_date = null, proposals = null");
            long recorded = changedInPlace();
            change(
                    line,
                    "state = 'POSTED', match_state = 'UNMATCHED', entry_id = line_id, effective_date = booking_date");
            long posted = changedInPlace();
            change(line, "match_state = 'RESERVED'");
            long decided = changedInPlace();
            change(line, "match_state = 'MATCHED'");
            assertThat(List.of(posted - recorded, decided - posted, changedInPlace() - decided))
                    .as("posted, decided, matched")
                    .containsExactly(1L, 0L, 1L);
            status.setRollbackOnly();
        });
    }

    private void change(UUID line, String changes) {
        jdbc.sql("update bank_line set " + changes + " where company_id = :company and line_id = :line")
                .param("company", scene.company)
                .param("line", line)
                .update();
    }

    /// How often this transaction has changed a line without its indexes.
    private long changedInPlace() {
        return jdbc.sql("select n_tup_hot_upd from pg_stat_xact_user_tables where relname = 'bank_line'")
                .query(Long.class)
                .single();
    }

    private String plan(String filter) {
        return String.join(
                "\n",
                jdbc.sql("explain select line_id from bank_line where company_id = :company and " + filter
                                + " limit 50")
                        .param("company", scene.company)
                        .query(String.class)
                        .list());
    }

    /// @param open one of so many is; ten in a company that works its queue off
    private void fill(int open) {
        jdbc.sql("""
                        insert into bank_line (company_id, line_id, statement_id, bank_account_id, line_no, chunk, booking_date,
                            value_date, amount_minor, currency, counterparty_name, remittance, reversal, content_hash,
                            occurrence, state, match_state, entry_id, effective_date, proposals)
                        select l.company_id, gen_random_uuid(), l.statement_id, l.bank_account_id, n + 1, n / 200 + 1,
                            l.booking_date - n % 700, l.value_date, (n * 7919) % 1000000 + 1, 'EUR', 'Payer' || n % 5000,
                            'ref ' || n, false, 'generated ' || n, 1, 'POSTED',
                            case when n % :open = 0 then 'UNMATCHED' else 'MATCHED' end, gen_random_uuid(), l.booking_date, n % 3
                        from bank_line l
                        cross join generate_series(1, :lines) as n
                        where l.company_id = :company
                        """)
                .param("company", scene.company)
                .param("lines", LINES)
                .param("open", open)
                .update();
    }
}
