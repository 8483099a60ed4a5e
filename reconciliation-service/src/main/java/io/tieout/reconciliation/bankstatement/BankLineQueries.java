package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The read side of bank lines. What became of them is read where the matching features keep it.
@Repository
class BankLineQueries {

    private static final RowMapper<BankLine> LINE = RecordRowMapper.of(BankLine.class);

    private static final RowMapper<ListedLine> ROW = (row, number) ->
            new ListedLine(LINE.mapRow(row, number), LineOutcome.valueOf(row.getString("outcome")), List.of((String[])
                    row.getArray("reasons").getArray()));

    /// What became of a line `l` with its active match `m`, the engine's proposals `p` and its place in the queue `q`.
    static final String OUTCOME = """
            case
                when l.state = 'REFUSED' or m.decision = 'EXCEPTION' then 'EXCEPTION'
                when m.decision = 'AUTO' then 'AUTOMATIC'
                when m.kind = 'CLASSIFICATION' then 'CLASSIFIED'
                when m.decision = 'MANUAL' then 'MANUAL'
                when jsonb_array_length(p.proposals) > 0 then 'SUGGESTED'
                when p.line_id is not null then 'EXCEPTION'
                when l.state = 'RECORDED' or q.line_id is not null then 'WAITING'
                else 'EXCEPTION' end
            """;

    private static final String SELECT = """
            select company_id, line_id, statement_id, bank_account_id, line_no, booking_date, value_date, amount_minor,
                   currency, counterparty_name, counterparty_iban, remittance, structured_reference, bank_reference,
                   end_to_end_id, bank_transaction_code, instructed_minor, instructed_currency, charges_minor, reversal, state, match_state,
                   entry_id, effective_date, refusal_code, outcome, reasons
            from bank_line l
            cross join lateral (
                select
            """ + OUTCOME + """
                    as outcome
                from (values (l.company_id, l.line_id)) as this (company, line)
                left join payment_match m on m.company_id = this.company and m.line_id = this.line
                    and m.status in ('MATCHED', 'POSTED', 'UNDOING')
                left join line_proposal p on p.company_id = this.company and p.line_id = this.line
                left join match_request q on q.company_id = this.company and q.line_id = this.line) as explained
            cross join lateral (
                select array(
                    select d.kind
                    from discrepancy d
                    where d.company_id = l.company_id and d.line_id = l.line_id and d.status = 'OPEN'
                    order by d.kind) as reasons) as discrepancies
            where company_id = :company
            """;

    /// Sorts after every date that a bank writes.
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final UUID LAST_ID = new UUID(-1, -1);

    private final JdbcClient jdbc;

    BankLineQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ListedLine> find(UUID companyId, UUID lineId) {
        return jdbc.sql(SELECT + "and line_id = :line")
                .param("company", companyId)
                .param("line", lineId)
                .query(ROW)
                .optional();
    }

    List<ListedLine> page(UUID companyId, BankLineFilter filter, PageRequest page) {
        return jdbc.sql(SELECT + """
                        and (cast(:account as uuid) is null or bank_account_id = :account)
                        and (cast(:statement as uuid) is null or statement_id = :statement)
                        and (cast(:state as text) is null or state = :state)
                        and (cast(:matchState as text) is null or match_state = :matchState)
                        and (cast(:outcome as text) is null or outcome = :outcome)
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
                .param("outcome", name(filter.outcome()))
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
