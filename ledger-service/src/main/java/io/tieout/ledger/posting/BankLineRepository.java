package io.tieout.ledger.posting;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BankLineRepository {

    private static final String COLUMNS = """
            company_id, line_id, bank_account_id, booking_date, effective_date, amount_minor, currency, worth_minor, own_currency,
            entry_id, match_id
            """;

    private final JdbcClient jdbc;

    BankLineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(BankLineChunk chunk, List<PostedBankLine> lines) {
        jdbc.sql("""
                        insert into posted_bank_line (company_id, line_id, statement_id, chunk, bank_account_id,
                            booking_date, effective_date, amount_minor, currency, worth_minor, own_currency, entry_id)
                        select :company, line_id, :statement, :chunk, :bankAccount, booking_date, effective_date,
                            amount_minor, currency, worth_minor, own_currency, entry_id
                        from unnest(cast(:lines as uuid[]), cast(:bookingDates as date[]), cast(:effectiveDates as date[]),
                                cast(:amounts as bigint[]), cast(:currencies as text[]), cast(:worths as bigint[]),
                                cast(:ownCurrencies as text[]), cast(:entries as uuid[]))
                            as line (line_id, booking_date, effective_date, amount_minor, currency, worth_minor,
                                own_currency, entry_id)""")
                .param("company", chunk.companyId())
                .param("statement", chunk.statementId())
                .param("chunk", chunk.number())
                .param("bankAccount", chunk.bankAccountId())
                .param("lines", column(lines, PostedBankLine::lineId))
                .param("bookingDates", column(lines, PostedBankLine::bookingDate))
                .param("effectiveDates", column(lines, PostedBankLine::effectiveDate))
                .param("amounts", column(lines, line -> line.amount().minorUnits()))
                .param("currencies", column(lines, line -> line.amount().currency()))
                .param("worths", foreign(lines, line -> line.worth().minorUnits()))
                .param("ownCurrencies", foreign(lines, line -> line.worth().currency()))
                .param("entries", column(lines, line -> line.entryId().value()))
                .update();
    }

    /// Each by its key, whatever the planner believes of a table that was empty before this statement came.
    List<PostedBankLine> find(UUID companyId, Collection<UUID> lineIds) {
        return jdbc.sql("select " + COLUMNS + """
                        from unnest(cast(:lines as uuid[])) as wanted (wanted_id)
                        cross join lateral (
                            select *
                            from posted_bank_line
                            where company_id = :company and line_id = wanted_id
                            offset 0
                        ) found""")
                .param("company", companyId)
                .param("lines", lineIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(BankLineRepository::line)
                .list();
    }

    Optional<PostedBankLine> lock(UUID companyId, UUID lineId) {
        return lock(companyId, List.of(lineId)).stream().findFirst();
    }

    /// Lowest id first: two that want the same lines must not wait for each other.
    List<PostedBankLine> lock(UUID companyId, Collection<UUID> lineIds) {
        return jdbc.sql("select " + COLUMNS + """
                        from posted_bank_line
                        where company_id = :company and line_id = any(cast(:lines as uuid[]))
                        order by line_id
                        for update""")
                .param("company", companyId)
                .param("lines", lineIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(BankLineRepository::line)
                .list();
    }

    /// The line is unexplained again.
    void removeMatch(UUID companyId, UUID lineId) {
        jdbc.sql("update posted_bank_line set match_id = null where company_id = :company and line_id = :line")
                .param("company", companyId)
                .param("line", lineId)
                .update();
    }

    void setMatches(UUID companyId, List<AppliedDecision> applied) {
        jdbc.sql("""
                        update posted_bank_line
                        set match_id = applied.match_id
                        from unnest(cast(:lines as uuid[]), cast(:matches as uuid[])) as applied (line_id, match_id)
                        where posted_bank_line.company_id = :company and posted_bank_line.line_id = applied.line_id""")
                .param("company", companyId)
                .param("lines", column(applied, AppliedDecision::lineId))
                .param("matches", column(applied, one -> one.cause().matchId()))
                .update();
    }

    private static @Nullable String[] foreign(List<PostedBankLine> lines, Function<PostedBankLine, Object> value) {
        var texts = new @Nullable String[lines.size()];
        for (int index = 0; index < texts.length; index++) {
            var line = lines.get(index);
            texts[index] = line.isForeign() ? value.apply(line).toString() : null;
        }
        return texts;
    }

    private static PostedBankLine line(ResultSet row, int number) throws SQLException {
        var amount = Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"));
        var own = row.getString("own_currency");
        return new PostedBankLine(
                row.getObject("company_id", UUID.class),
                row.getObject("line_id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("effective_date", LocalDate.class),
                amount,
                own == null ? amount : Money.ofMinor(row.getLong("worth_minor"), own),
                new EntryId(row.getObject("entry_id", UUID.class)),
                row.getObject("match_id", UUID.class));
    }

    private static <T> String[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
