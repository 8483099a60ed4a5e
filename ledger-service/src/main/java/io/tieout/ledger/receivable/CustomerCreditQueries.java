package io.tieout.ledger.receivable;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerCreditQueries {

    private final JdbcClient jdbc;

    CustomerCreditQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Oldest first.
    ///
    /// @param unused only those of which something is left
    Page<CustomerCreditResponse> list(UUID companyId, @Nullable UUID customerId, boolean unused, PageRequest page) {
        var rows = jdbc.sql("""
                        select credit.company_id, credit.customer_credit_id, credit.customer_id, credit.match_id,
                            credit.effective_date, credit.currency, credit.amount_minor, credit.open_minor,
                            credit.own_currency, credit.carrying_minor,
                            customer.customer_number, customer.name as customer_name
                        from customer_credit credit
                        left join customer_view customer
                            on customer.company_id = credit.company_id and customer.customer_id = credit.customer_id
                        where credit.company_id = :company
                            and (cast(:customer as uuid) is null or credit.customer_id = any(customer_party(:company, :customer)))
                            and (not :unused or credit.open_minor > 0)
                            and (cast(:after as uuid) is null or credit.customer_credit_id > cast(:after as uuid))
                        order by credit.customer_credit_id
                        limit :limit""")
                .param("company", companyId)
                .param("customer", customerId)
                .param("unused", unused)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> {
                    var credit = CustomerCreditRepository.credit(row, number);
                    return new CustomerCreditResponse(
                            credit.id(),
                            credit.customerId(),
                            row.getString("customer_number"),
                            row.getString("customer_name"),
                            credit.effectiveDate(),
                            credit.amount(),
                            credit.open(),
                            credit.isForeign() ? credit.carrying() : null,
                            credit.matchId());
                })
                .list();
        return Page.of(
                rows, page, credit -> List.of(credit.customerCreditId().value().toString()));
    }
}
