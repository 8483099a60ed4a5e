package io.tieout.ledger.currency;

import io.tieout.platform.money.Money;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CurrencyPracticeRepository {

    private final JdbcClient jdbc;

    CurrencyPracticeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CurrencyPractice> find(UUID companyId, Currency currency) {
        return jdbc.sql("""
                        select rounding_increment_minor, version
                        from currency_practice
                        where company_id = :company and currency = :currency""")
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .query((row, number) ->
                        new CurrencyPractice(currency, Money.ofMinor(row.getLong(1), currency), row.getLong(2)))
                .optional();
    }

    /// @return whether there was none
    boolean insert(UUID companyId, CurrencyPractice practice) {
        return jdbc.sql("""
                                insert into currency_practice (company_id, currency, rounding_increment_minor, version)
                                values (:company, :currency, :increment, :version)
                                on conflict (company_id, currency) do nothing""")
                        .param("company", companyId)
                        .param("currency", practice.currency().getCurrencyCode())
                        .param("increment", practice.roundingIncrement().minorUnits())
                        .param("version", practice.version())
                        .update()
                == 1;
    }

    /// @return whether it still was in the version before
    boolean update(UUID companyId, CurrencyPractice practice) {
        return jdbc.sql("""
                                update currency_practice
                                set rounding_increment_minor = :increment, version = :version
                                where company_id = :company and currency = :currency and version = :version - 1""")
                        .param("company", companyId)
                        .param("currency", practice.currency().getCurrencyCode())
                        .param("increment", practice.roundingIncrement().minorUnits())
                        .param("version", practice.version())
                        .update()
                == 1;
    }
}
