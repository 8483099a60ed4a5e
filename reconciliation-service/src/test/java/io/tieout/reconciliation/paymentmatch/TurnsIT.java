package io.tieout.reconciliation.paymentmatch;

import static io.tieout.reconciliation.MatchingScene.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.openitem.OpenItemService;
import java.util.Currency;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Who decides over the items of several currencies takes all turns at once, lowest code first.
@ServiceTest
class TurnsIT {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final JdbcClient jdbc;
    private final OpenItemService items;
    private final TransactionTemplate apart;
    private final MatchingScene scene;

    TurnsIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired OpenItemService items,
            @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.items = items;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.scene = new MatchingScene(client, probe, jdbc);
    }

    @Test
    void confirmsWithTheTurnOfWhatWasInstructedTakenBeforeALaterOne() throws Exception {
        scene.invoice("INV-2026-000501", "61.00");
        scene.invoice("INV-2026-000502", "61.00");
        var line = scene.receive("61.00", "", "payment");
        scene.awaitProposal(line);
        instruct(line, "AUD");
        var ann = scene.person("ann", Role.ACCOUNTANT);
        var tag = ann.get("/api/v1/workbench/lines/" + line).at("/proposal/tag");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var confirming = new AtomicReference<Future<Answer>>();
            apart.executeWithoutResult(deciding -> {
                items.decideAlone(scene.company, Currency.getInstance("AUD"));
                confirming.set(executor.submit(() -> ann.post(
                        "/api/v1/workbench/confirmations",
                        "{\"items\":[{\"lineId\":\"" + line + "\",\"tag\":\"" + tag + "\"}]}")));
                await().atMost(LIMIT).until(this::somebodyWaits);
                assertThat(eurosAreFree()).isTrue();
            });
            assertThat(confirming.get().get().at("/confirmed")).isEqualTo("1");
        }
    }

    @Test
    void decidesALineThatCameMeanwhileOnlyWithTheTurnOfWhatWasInstructed() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = new AtomicReference<UUID>();
            apart.executeWithoutResult(inDollars -> {
                items.decideAlone(scene.company, Currency.getInstance("USD"));
                var first = new AtomicReference<UUID>();
                apart.executeWithoutResult(inEuros -> {
                    items.decideAlone(scene.company, EUR);
                    first.set(elsewhere(executor, () -> scene.receive("10.00", "SOMEBODY", "one")));
                    await().atMost(LIMIT).until(this::somebodyWaits);
                    late.set(elsewhere(executor, () -> scene.receive("11.00", "SOMEBODY", "two")));
                    elsewhere(executor, () -> instruct(late.get(), "USD"));
                    await().atMost(LIMIT).until(() -> waits(late.get()));
                });
                scene.awaitProposal(first.get());
                assertThat(waits(late.get())).isTrue();
            });
            scene.awaitProposal(late.get());
        }
    }

    /// Outside the transaction of this thread.
    private static <T> T elsewhere(ExecutorService executor, Callable<T> work) {
        try {
            return executor.submit(work).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int instruct(UUID line, String currency) {
        return jdbc.sql("""
                        update bank_line set instructed_minor = 9900, instructed_currency = :currency
                        where company_id = :company and line_id = :line
                        """)
                .param("currency", currency)
                .param("company", scene.company)
                .param("line", line)
                .update();
    }

    private boolean waits(UUID line) {
        return jdbc.sql("select exists (select from match_request where company_id = :company and line_id = :line)")
                .param("company", scene.company)
                .param("line", line)
                .query(Boolean.class)
                .single();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select exists (
                            select from pg_locks
                            where locktype = 'advisory' and mode = 'ExclusiveLock' and not granted
                                and database = (select oid from pg_database where datname = current_database()))
                        """).query(Boolean.class).single();
    }

    private boolean eurosAreFree() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('matching ' || :company || 'EUR', 0))")
                .param("company", scene.company.toString())
                .query(Boolean.class)
                .single();
    }
}
