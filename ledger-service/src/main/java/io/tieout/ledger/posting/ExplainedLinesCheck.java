package io.tieout.ledger.posting;

import io.tieout.ledger.period.CloseGate;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is still in clearing when a month ends is explained, or moved to unidentified receipts.
@Component
class ExplainedLinesCheck implements CloseGate {

    private final JdbcClient jdbc;

    ExplainedLinesCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String gate() {
        return "CLEARING_EXPLAINED";
    }

    @Override
    public String statement() {
        return "Every bank line up to the end of the period is explained";
    }

    @Override
    public List<Missing> missing(UUID companyId, YearMonth month) {
        return jdbc.sql("""
                        select line_id, booking_date, amount_minor, currency
                        from posted_bank_line
                        where company_id = :company and match_id is null and effective_date <= :lastDay
                        order by effective_date, line_id
                        limit 20""")
                .param("company", companyId)
                .param("lastDay", month.atEndOfMonth())
                .query((row, number) -> missing(
                        row.getObject("line_id", UUID.class),
                        row.getObject("booking_date", LocalDate.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    private static Missing missing(UUID line, LocalDate bookingDate, Money amount) {
        return new Missing("The line of " + bookingDate + " over " + amount, "/api/v1/bank-lines/" + line);
    }
}
