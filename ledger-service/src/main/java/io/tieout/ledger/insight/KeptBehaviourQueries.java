package io.tieout.ledger.insight;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class KeptBehaviourQueries {

    private static final TypeReference<List<CurrencyBehaviour>> CURRENCIES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KeptBehaviourQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Page<KeptBehaviourResponse> list(UUID companyId, PageRequest page) {
        var rows = jdbc.sql("""
                        select customer_id, from_date, as_of, figures, computed_at, version
                        from customer_payment_behaviour
                        where company_id = :company
                            and (cast(:after as uuid) is null or customer_id > cast(:after as uuid))
                        order by customer_id
                        limit :limit""")
                .param("company", companyId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> new KeptBehaviourResponse(
                        row.getObject("customer_id", UUID.class),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("as_of", LocalDate.class),
                        json.readValue(row.getString("figures"), CURRENCIES),
                        row.getObject("computed_at", OffsetDateTime.class).toInstant(),
                        row.getLong("version")))
                .list();
        return Page.of(rows, page, kept -> List.of(kept.customerId().toString()));
    }
}
