package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.web.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The read side of bank lines.
@Repository
class BankLineQueries {

    private static final RowMapper<BankLine> ROW = new SimplePropertyRowMapper<>(BankLine.class);

    private static final String SELECT = """
            select company_id, line_id, statement_id, bank_account_id, line_no, booking_date, value_date, amount_minor,
                   currency, counterparty_name, counterparty_iban, remittance, structured_reference, bank_reference,
                   end_to_end_id, bank_transaction_code, instructed_minor, charges_minor, reversal, state, match_state,
                   entry_id, effective_date, refusal_code
            from bank_line
            where company_id = :company
            """;

    /// Sorts after every date that a bank writes.
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final UUID LAST_ID = new UUID(-1, -1);

    private final JdbcClient jdbc;

    BankLineQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<BankLine> find(UUID companyId, UUID lineId) {
        return jdbc.sql(SELECT + "and line_id = :line")
                .param("company", companyId)
                .param("line", lineId)
                .query(ROW)
                .optional();
    }

    List<BankLine> page(UUID companyId, BankLineFilter filter, PageRequest page) {
        return jdbc.sql(SELECT + """
                        and (cast(:account as uuid) is null or bank_account_id = :account)
                        and (cast(:statement as uuid) is null or statement_id = :statement)
                        and (cast(:state as text) is null or state = :state)
                        and (cast(:matchState as text) is null or match_state = :matchState)
                        and (cast(:from as date) is null or booking_date >= :from)
                        and (cast(:to as date) is null or booking_date <= :to)
                        and (booking_date, line_id) < (:afterDate, :afterId)
                        order by booking_date desc, line_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("account", filter.bankAccountId())
                .param("statement", filter.statementId())
                .param("state", name(filter.state()))
                .param("matchState", name(filter.matchState()))
                .param("from", filter.from())
                .param("to", filter.to())
                .param(
                        "afterDate",
                        page.isFirst() ? LAST_DAY : LocalDate.parse(page.after().getFirst()))
                .param(
                        "afterId",
                        page.isFirst() ? LAST_ID : UUID.fromString(page.after().getLast()))
                .param("limit", page.limit() + 1)
                .query(ROW)
                .list();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
