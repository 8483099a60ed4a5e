package io.tieout.reconciliation.openitem;

import java.util.Currency;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whose turn it is with the open items of a company and currency: one who decides over them, or many who tell of
/// changes. Held until the end of the transaction, across replicas.
@Repository
public class TurnRepository {

    private static final String TURN = "(hashtextextended(:purpose || ' ' || cast(:company as text) || :currency, 0))";

    private final JdbcClient jdbc;

    TurnRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void take(UUID companyId, Currency currency) {
        lock("pg_advisory_xact_lock", companyId, currency);
    }

    /// For an engine that would rather work on something else than wait for another replica's. It does not keep those
    /// away who tell of changes: whoever only tried for the turn itself would never get it from under them.
    ///
    /// @return false when another engine is at it
    boolean claim(UUID companyId, Currency currency) {
        return jdbc.sql("select pg_try_advisory_xact_lock" + TURN)
                .param("purpose", "engine")
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .query(Boolean.class)
                .single();
    }

    /// For those who tell of something that a decision may rest on: a decision under way is waited for, and whoever
    /// decides next sees what they wrote.
    public void share(UUID companyId, Currency currency) {
        lock("pg_advisory_xact_lock_shared", companyId, currency);
    }

    private void lock(String function, UUID companyId, Currency currency) {
        jdbc.sql("select 1 from (select " + function + TURN + ") as turn")
                .param("purpose", "matching")
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .query(Integer.class)
                .single();
    }
}
