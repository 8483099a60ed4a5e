package io.tieout.ledger.customerterms;

import io.tieout.ledger.receivable.EarlyPaymentTerms;
import io.tieout.ledger.receivable.PaymentTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerTermsRepository {

    private final JdbcClient jdbc;

    CustomerTermsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param customerId none: those of the company
    Optional<CustomerTerms> find(UUID companyId, @Nullable UUID customerId) {
        return jdbc.sql("""
                        select early_payment_percent, early_payment_days, early_payment_reduces_tax,
                            withholding_tax_code, withdrawn, version
                        from customer_terms
                        where company_id = :company and customer_id is not distinct from cast(:customer as uuid)""")
                .param("company", companyId)
                .param("customer", customerId)
                .query(CustomerTermsRepository::terms)
                .optional();
    }

    /// Those of a customer, or else of the company.
    Optional<PaymentTerms> agreed(UUID companyId, UUID customerId) {
        return jdbc.sql("""
                        select early_payment_percent, early_payment_days, early_payment_reduces_tax,
                            withholding_tax_code, withdrawn, version
                        from customer_terms
                        where company_id = :company and (customer_id = :customer or customer_id is null)
                            and not withdrawn
                        order by customer_id nulls last
                        limit 1""")
                .param("company", companyId)
                .param("customer", customerId)
                .query(CustomerTermsRepository::terms)
                .optional()
                .map(CustomerTerms::terms);
    }

    /// @return whether they still were in the version before
    boolean save(UUID companyId, @Nullable UUID customerId, CustomerTerms set, UUID by) {
        var early = set.terms().earlyPayment();
        return jdbc.sql("""
                                insert into customer_terms (company_id, customer_id, early_payment_percent,
                                    early_payment_days, early_payment_reduces_tax, withholding_tax_code, withdrawn, set_by,
                                    version)
                                values (:company, cast(:customer as uuid), :percent, :days, :reducesTax, :withholding,
                                    :withdrawn, :by, :version)
                                on conflict (company_id, customer_id) do update
                                    set early_payment_percent = excluded.early_payment_percent,
                                        early_payment_days = excluded.early_payment_days,
                                        early_payment_reduces_tax = excluded.early_payment_reduces_tax,
                                        withholding_tax_code = excluded.withholding_tax_code,
                                        withdrawn = excluded.withdrawn, set_by = excluded.set_by, set_at = now(),
                                        version = excluded.version
                                    where customer_terms.version = excluded.version - 1""")
                        .param("company", companyId)
                        .param("customer", customerId)
                        .param("percent", early == null ? null : early.percent())
                        .param("days", early == null ? null : (Integer) early.days())
                        .param("reducesTax", early == null ? null : (Boolean) early.reducesTax())
                        .param("withholding", set.terms().withholdingTaxCode())
                        .param("withdrawn", set.withdrawn())
                        .param("by", by)
                        .param("version", set.version())
                        .update()
                == 1;
    }

    private static CustomerTerms terms(ResultSet row, int number) throws SQLException {
        var percent = row.getBigDecimal("early_payment_percent");
        var early = percent == null
                ? null
                : new EarlyPaymentTerms(
                        percent, row.getInt("early_payment_days"), row.getBoolean("early_payment_reduces_tax"));
        return new CustomerTerms(
                new PaymentTerms(early, row.getString("withholding_tax_code")),
                row.getBoolean("withdrawn"),
                row.getLong("version"));
    }
}
