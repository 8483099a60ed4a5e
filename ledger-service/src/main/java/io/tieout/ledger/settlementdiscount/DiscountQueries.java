package io.tieout.ledger.settlementdiscount;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DiscountQueries {

    private final JdbcClient jdbc;

    DiscountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first.
    Page<DiscountResponse> list(UUID companyId, @Nullable UUID invoiceId, PageRequest page) {
        var rows = jdbc.sql("select " + DiscountRepository.COLUMNS + """
                        from settlement_discount
                        where company_id = :company
                            and (cast(:invoice as uuid) is null or invoice_id = :invoice)
                            and (cast(:after as uuid) is null or settlement_discount_id < cast(:after as uuid))
                        order by settlement_discount_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("invoice", invoiceId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> DiscountResponse.from(DiscountRepository.discount(row, number)))
                .list();
        return Page.of(
                rows, page, discount -> List.of(discount.discountId().value().toString()));
    }

    DiscountResponse get(UUID companyId, DiscountId id) {
        return jdbc.sql("select " + DiscountRepository.COLUMNS + """
                        from settlement_discount
                        where company_id = :company and settlement_discount_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .query(DiscountRepository::discount)
                .optional()
                .map(DiscountResponse::from)
                .orElseThrow(() -> new DiscountUnknown(id));
    }
}
