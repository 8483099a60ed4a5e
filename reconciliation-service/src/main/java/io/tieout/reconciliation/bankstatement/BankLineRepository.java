package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.sql.RecordRowMapper;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and stores bank lines.
@Repository
class BankLineRepository {

    private static final RowMapper<BankLine> ROW = RecordRowMapper.of(BankLine.class);

    private static final String SELECT = """
            select company_id, line_id, statement_id, bank_account_id, line_no, booking_date, value_date, amount_minor,
                   currency, counterparty_name, counterparty_iban, remittance, structured_reference, bank_reference,
                   end_to_end_id, bank_transaction_code, instructed_minor, instructed_currency, charges_minor, reversal, state, match_state,
                   entry_id, effective_date, refusal_code
            from bank_line
            where company_id = :company and line_id = any(:lines)
            order by line_id
            """;

    private static final String TELL = """
            told as (
                insert into bank_line_change (company_id, kind, line_ids)
                select :company, 'STATE', array_agg(line_id) from changed having count(*) > 0
            )
            select count(*) from changed
            """;

    private final JdbcClient jdbc;

    BankLineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BankLine> find(UUID companyId, Collection<UUID> lineIds) {
        return jdbc.sql(SELECT)
                .param("company", companyId)
                .param("lines", lineIds.toArray(UUID[]::new))
                .query(ROW)
                .list();
    }

    List<BankLine> lock(UUID companyId, Collection<UUID> lineIds) {
        return jdbc.sql(SELECT + "for update")
                .param("company", companyId)
                .param("lines", lineIds.toArray(UUID[]::new))
                .query(ROW)
                .list();
    }

    /// Those who watch lines are told in the same statement: the ledger's answers come one by one.
    int changeMatchState(UUID companyId, Collection<UUID> lineIds, MatchState from, MatchState to) {
        return jdbc.sql("""
                        with changed as (
                            update bank_line
                            set match_state = :to, proposals = null
                            where company_id = :company and line_id = any(:lines) and match_state = :from
                            returning line_id
                        ),
                        """ + TELL)
                .param("company", companyId)
                .param("lines", lineIds.toArray(UUID[]::new))
                .param("from", from.name())
                .param("to", to.name())
                .query(Integer.class)
                .single();
    }

    /// In which other currencies the payers of unexplained lines instructed their money.
    List<Currency> instructedCurrencies(UUID companyId, Currency currency) {
        return jdbc.sql("""
                        select distinct instructed_currency
                        from bank_line
                        where company_id = :company and currency = :currency and instructed_currency is not null
                          and match_state = 'UNMATCHED' and queue_state is not null
                        """)
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .query((row, number) -> Currency.getInstance(row.getString("instructed_currency")))
                .list();
    }

    /// @return how many of the lines were waiting for this answer
    int setPosted(UUID companyId, List<PostedLine> posted) {
        return jdbc.sql("""
                        with changed as (
                            update bank_line l
                            set state = 'POSTED', match_state = 'UNMATCHED', entry_id = p.entry_id,
                                effective_date = p.effective_date::date, refusal_code = null, refusal_detail = null
                            from unnest(:lines::uuid[], :entries::uuid[], :dates::text[])
                                as p (line_id, entry_id, effective_date)
                            where l.company_id = :company and l.line_id = p.line_id and l.state <> 'POSTED'
                            returning l.line_id
                        ),
                        """ + TELL)
                .param("company", companyId)
                .param("lines", posted.stream().map(PostedLine::lineId).toArray(UUID[]::new))
                .param("entries", posted.stream().map(PostedLine::entryId).toArray(UUID[]::new))
                .param(
                        "dates",
                        posted.stream()
                                .map(line -> line.effectiveDate().toString())
                                .toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    int setRefused(UUID companyId, UUID statementId, int chunk, String code, String detail) {
        return jdbc.sql("""
                        with changed as (
                            update bank_line
                            set state = 'REFUSED', refusal_code = :code, refusal_detail = :detail
                            where company_id = :company and statement_id = :statement
                              and line_no between :first and :last and state = 'RECORDED'
                            returning line_id
                        ),
                        """ + TELL)
                .param("company", companyId)
                .param("statement", statementId)
                .param("first", Chunks.firstLine(chunk))
                .param("last", Chunks.firstLine(chunk + 1) - 1)
                .param("code", code)
                .param("detail", detail)
                .query(Integer.class)
                .single();
    }

    /// How much the engine has to propose for each of the lines.
    void setProposals(UUID companyId, Map<UUID, Integer> counts) {
        var lines = List.copyOf(counts.keySet());
        jdbc.sql("""
                        update bank_line l
                        set proposals = p.proposals
                        from unnest(cast(:lines as uuid[]), cast(:counts as integer[])) as p (line_id, proposals)
                        where l.company_id = :company and l.line_id = p.line_id
                        """)
                .param("company", companyId)
                .param("lines", lines.toArray(UUID[]::new))
                .param("counts", lines.stream().map(counts::get).toArray(Integer[]::new))
                .update();
    }

    void tell(UUID companyId, Collection<UUID> lineIds, LineChange change) {
        jdbc.sql("""
                        insert into bank_line_change (company_id, kind, line_ids)
                        values (:company, :kind, cast(:lines as uuid[]))
                        """)
                .param("company", companyId)
                .param("kind", change.name())
                .param("lines", lineIds.toArray(UUID[]::new))
                .update();
    }

    /// In the order of their statement.
    List<BankLine> inOrder(UUID companyId, Collection<UUID> lineIds) {
        return find(companyId, lineIds).stream()
                .sorted(Comparator.comparingInt(BankLine::lineNo))
                .toList();
    }
}
