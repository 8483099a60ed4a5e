package io.tieout.reconciliation.ledgerview;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Balances as far as the ledger has sealed them.
@Repository
public class LedgerQueries {

    private final JdbcClient jdbc;
    private final LedgerViewRepository ledger;
    private final LedgerViewProperties properties;

    LedgerQueries(JdbcClient jdbc, LedgerViewRepository ledger, LedgerViewProperties properties) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.properties = properties;
    }

    /// Codes of the accounts that have, or had, a role in the company's chart.
    public SortedSet<String> accounts(UUID companyId, LedgerRole role) {
        return ledger.roles(companyId).codes(role, properties.fallback(role));
    }

    /// Whether each entry on the revenue account is known by itself: not where the first blocks came before.
    public boolean knowsRevenue(UUID companyId) {
        return jdbc.sql("select revenue_known from ledger_position where company_id = :company")
                .param("company", companyId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    public LedgerPosition position(UUID companyId) {
        return jdbc.sql("select block_number, sequence from ledger_position where company_id = :company")
                .param("company", companyId)
                .query((row, number) -> new LedgerPosition(row.getLong("block_number"), row.getLong("sequence")))
                .optional()
                .orElse(LedgerPosition.NOTHING);
    }

    /// The currency the books are kept in; empty before the first block.
    public Optional<Currency> currency(UUID companyId) {
        return jdbc.sql("select currency from ledger_position where company_id = :company and currency is not null")
                .param("company", companyId)
                .query((row, number) -> Currency.getInstance(row.getString("currency")))
                .optional();
    }

    /// Currencies in which something was booked on one of the accounts.
    public List<Currency> currencies(UUID companyId, Collection<String> accountCodes) {
        return jdbc.sql("""
                        select distinct currency from ledger_turnover
                        where company_id = :company and account_code = any(cast(:codes as text[]))
                        order by currency
                        """)
                .param("company", companyId)
                .param("codes", accountCodes.toArray(String[]::new))
                .query((row, number) -> Currency.getInstance(row.getString("currency")))
                .list();
    }

    /// Debits less credits of the lines in this currency, up to and on a day, in its minor units.
    public long balanceMinor(UUID companyId, String accountCode, Currency currency, LocalDate asOf) {
        return balanceMinor(companyId, List.of(accountCode), currency, asOf);
    }

    /// The same of several accounts together.
    public long balanceMinor(UUID companyId, Collection<String> accountCodes, Currency currency, LocalDate asOf) {
        return jdbc.sql("""
                        select coalesce(sum(debit_minor - credit_minor), 0)::bigint
                        from ledger_turnover
                        where company_id = :company and account_code = any(cast(:codes as text[]))
                            and currency = :currency and effective_date <= :asOf
                        """)
                .param("company", companyId)
                .param("codes", accountCodes.toArray(String[]::new))
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .query(Long.class)
                .single();
    }
}
