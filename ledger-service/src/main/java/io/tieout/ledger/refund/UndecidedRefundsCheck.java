package io.tieout.ledger.refund;

import io.tieout.ledger.period.CloseGate;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A refund that somebody asked for is owed, or is not; the period should say which.
@Component
class UndecidedRefundsCheck implements CloseGate {

    private final JdbcClient jdbc;

    UndecidedRefundsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String gate() {
        return "REFUNDS_DECIDED";
    }

    @Override
    public String statement() {
        return "Every refund dated up to the end of the period is approved or rejected";
    }

    @Override
    public List<Missing> missing(UUID companyId, YearMonth month) {
        return jdbc.sql("""
                        select refund_id, refund_date, amount_minor, currency
                        from refund
                        where company_id = :company and status = 'REQUESTED' and refund_date <= :lastDay
                        order by refund_date, refund_id
                        limit 20""")
                .param("company", companyId)
                .param("lastDay", month.atEndOfMonth())
                .query((row, number) -> new Missing(
                        "The refund of " + row.getObject("refund_date", LocalDate.class) + " over "
                                + Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))
                                + " is not decided",
                        "/api/v1/refunds/" + row.getObject("refund_id", UUID.class)))
                .list();
    }
}
