package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.DimensionName;
import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The reads that need single lines: a ledger page, and a division by a dimension, which no projection knows.
@Repository
class StatementQueries {

    private static final int FETCH_SIZE = 2_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StatementQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Turnover of revenue and expenses by the value that their lines carry; the empty key holds those without.
    ///
    /// Reads at most one value more than a report may have.
    Map<Optional<String>, Balances> resultsBy(DimensionName dimension, ReportScope scope, ReportPeriod period) {
        var company = scope.company();
        var byValue = new HashMap<Optional<String>, Map<AccountCode, Money>>();
        RowCallbackHandler collect =
                row -> byValue.computeIfAbsent(Optional.ofNullable(row.getString("value")), value -> new HashMap<>())
                        .put(
                                new AccountCode(row.getString("account_code")),
                                Money.ofMinor(row.getLong("minor"), company.baseCurrency()));
        jdbc.sql("""
                        with grouped as (
                            select line.dimensions ->> :dimension as value, line.account_code,
                                sum(case line.side when 'DEBIT' then line.amount_minor else -line.amount_minor end)::bigint
                                    as minor
                            from account
                            join journal_line line
                                on line.company_id = account.company_id and line.account_code = account.account_code
                            where account.company_id = :company and account.account_type in ('REVENUE', 'EXPENSE')
                                and line.effective_date >= :from and line.effective_date <= :to
                                and (cast(:known as timestamptz) is null or line.recorded_at < :known) %s
                            group by 1, 2
                        )
                        select value, account_code, minor
                        from grouped
                        where value is null or value in (
                            select distinct value from grouped where value is not null limit :values)""".formatted(scope.dimensions().condition("line")))
                .params(scope.dimensions().parameters())
                .param("dimension", dimension.value())
                .param("company", company.id())
                .param("from", period.from())
                .param("to", period.to())
                .param("known", before(scope.knownAt()))
                .param("values", TooManyParts.MAX + 1)
                .query(collect);
        // The rest comes last.
        var sorted = new TreeMap<Optional<String>, Balances>((left, right) -> left.isPresent() && right.isPresent()
                ? left.get().compareTo(right.get())
                : Boolean.compare(left.isEmpty(), right.isEmpty()));
        byValue.forEach((value, amounts) -> sorted.put(value, new Balances(company.baseCurrency(), amounts)));
        return sorted;
    }

    /// One row more than the page shows; the running balance is not filled in yet.
    List<GeneralLedgerResponse.Line> lines(LedgerLines ledger, ReportPeriod period, PageRequest page) {
        var currency = ledger.scope().company().baseCurrency();
        var after = page.isFirst()
                ? List.of(ReportPeriod.FIRST_DAY.toString(), new UUID(0, 0).toString(), "0")
                : page.after();
        return statement(ledger, """
                        select line.entry_id, line.line_number, line.effective_date, entry.document_date, line.recorded_at,
                            entry.entry_text, entry.source, entry.source_id, line.side, line.amount_minor, line.dimensions
                        from journal_line line
                        join journal_entry entry on entry.company_id = line.company_id and entry.entry_id = line.entry_id
                        where %s
                            and line.effective_date >= :from and line.effective_date <= :to
                            and (line.effective_date, line.entry_id, line.line_number)
                                > (cast(:afterDate as date), cast(:afterEntry as uuid), cast(:afterLine as int))
                        order by line.effective_date, line.entry_id, line.line_number
                        limit :limit""")
                .param("from", period.from())
                .param("to", period.to())
                .param("afterDate", after.get(0))
                .param("afterEntry", after.get(1))
                .param("afterLine", after.get(2))
                .param("limit", page.limit() + 1)
                .query((row, number) -> new GeneralLedgerResponse.Line(
                        new EntryId(row.getObject("entry_id", UUID.class)),
                        row.getInt("line_number"),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("document_date", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("entry_text"),
                        EntrySource.valueOf(row.getString("source")),
                        row.getObject("source_id", UUID.class),
                        Side.valueOf(row.getString("side")),
                        Money.ofMinor(row.getLong("amount_minor"), currency),
                        Money.zero(currency),
                        dimensions(row.getString("dimensions")),
                        "/api/v1/journal-entries/" + row.getString("entry_id")))
                .list();
    }

    /// One row more than the page shows.
    List<JournalReportResponse.Line> journal(ReportScope scope, ReportPeriod period, PageRequest page) {
        var currency = scope.company().baseCurrency();
        var after = page.isFirst()
                ? List.of(ReportPeriod.FIRST_DAY.toString(), new UUID(0, 0).toString(), "0")
                : page.after();
        return jdbc.sql("""
                        select line.entry_id, line.line_number, line.effective_date, entry.document_date, line.recorded_at,
                            entry.entry_text, entry.source, entry.source_id, line.account_code, account.name, line.side,
                            line.amount_minor, line.dimensions
                        from journal_entry entry
                        join journal_line line on line.company_id = entry.company_id and line.entry_id = entry.entry_id
                        join account on account.company_id = line.company_id and account.account_code = line.account_code
                        where entry.company_id = :company
                            and entry.effective_date >= :from and entry.effective_date <= :to
                            and (cast(:known as timestamptz) is null or entry.recorded_at < :known) %s
                            and (entry.effective_date, entry.entry_id) >= (cast(:afterDate as date), cast(:afterEntry as uuid))
                            and (entry.effective_date, entry.entry_id, line.line_number)
                                > (cast(:afterDate as date), cast(:afterEntry as uuid), cast(:afterLine as int))
                        order by entry.effective_date, entry.entry_id, line.line_number
                        limit :limit""".formatted(scope.dimensions().condition("line")))
                .param("company", scope.company().id())
                .param("from", period.from())
                .param("to", period.to())
                .param("known", before(scope.knownAt()))
                .params(scope.dimensions().parameters())
                .param("afterDate", after.get(0))
                .param("afterEntry", after.get(1))
                .param("afterLine", after.get(2))
                .param("limit", page.limit() + 1)
                .query((row, number) -> journalLine(row, currency))
                .list();
    }

    /// Each line of a period, by its accounting date, through a cursor: memory does not grow with them.
    void forEachLine(ReportScope scope, ReportPeriod period, Consumer<JournalReportResponse.Line> consumer) {
        pass(scope, period, "entry.effective_date, entry.entry_id, line.line_number", consumer);
    }

    /// The same account by account.
    void forEachLineByAccount(ReportScope scope, ReportPeriod period, Consumer<JournalReportResponse.Line> consumer) {
        pass(scope, period, "line.account_code, line.effective_date, line.entry_id, line.line_number", consumer);
    }

    private void pass(
            ReportScope scope, ReportPeriod period, String order, Consumer<JournalReportResponse.Line> consumer) {
        var currency = scope.company().baseCurrency();
        RowCallbackHandler pass = row -> consumer.accept(journalLine(row, currency));
        jdbc.sql("""
                        select line.entry_id, line.line_number, line.effective_date, entry.document_date, line.recorded_at,
                            entry.entry_text, entry.source, entry.source_id, line.account_code, account.name, line.side,
                            line.amount_minor, line.dimensions
                        from journal_entry entry
                        join journal_line line on line.company_id = entry.company_id and line.entry_id = entry.entry_id
                        join account on account.company_id = line.company_id and account.account_code = line.account_code
                        where entry.company_id = :company
                            and entry.effective_date >= :from and entry.effective_date <= :to
                            and (cast(:known as timestamptz) is null or entry.recorded_at < :known)
                        order by %s""".formatted(order))
                .withFetchSize(FETCH_SIZE)
                .param("company", scope.company().id())
                .param("from", period.from())
                .param("to", period.to())
                .param("known", before(scope.knownAt()))
                .query(pass);
    }

    private JournalReportResponse.Line journalLine(ResultSet row, Currency currency) throws SQLException {
        return new JournalReportResponse.Line(
                new EntryId(row.getObject("entry_id", UUID.class)),
                row.getInt("line_number"),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("document_date", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("entry_text"),
                EntrySource.valueOf(row.getString("source")),
                row.getObject("source_id", UUID.class),
                new AccountCode(row.getString("account_code")),
                row.getString("name"),
                Side.valueOf(row.getString("side")),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                dimensions(row.getString("dimensions")),
                "/api/v1/journal-entries/" + row.getString("entry_id"));
    }

    /// Debit minus credit of an account's lines of one day, up to and with the last one of the page before.
    Money upTo(LedgerLines ledger, List<String> last) {
        return sum(
                ledger,
                statement(ledger, """
                                select coalesce(sum(case line.side when 'DEBIT' then line.amount_minor
                                    else -line.amount_minor end), 0)::bigint
                                from journal_line line
                                where %s
                                    and line.effective_date = cast(:day as date)
                                    and (line.entry_id, line.line_number) <= (cast(:entry as uuid), cast(:line as int))""")
                        .param("day", last.get(0))
                        .param("entry", last.get(1))
                        .param("line", last.get(2)));
    }

    /// Debit minus credit of all lines up to a date.
    Money balance(LedgerLines ledger, LocalDate asOf) {
        return sum(ledger, statement(ledger, """
                                select coalesce(sum(case line.side when 'DEBIT' then line.amount_minor
                                    else -line.amount_minor end), 0)::bigint
                                from journal_line line
                                where %s
                                    and line.effective_date <= :asOf""").param("asOf", asOf));
    }

    private static Money sum(LedgerLines ledger, JdbcClient.StatementSpec statement) {
        return Money.ofMinor(
                statement.query(Long.class).single(), ledger.scope().company().baseCurrency());
    }

    /// @param sql with `%s` where the conditions for these lines belong
    private JdbcClient.StatementSpec statement(LedgerLines ledger, String sql) {
        var scope = ledger.scope();
        var conditions = """
                line.company_id = :company and line.account_code = :account
                    and (cast(:known as timestamptz) is null or line.recorded_at < :known)""" + scope.dimensions().condition("line");
        return jdbc.sql(sql.formatted(conditions))
                .param("company", scope.company().id())
                .param("account", ledger.account().value())
                .param("known", before(scope.knownAt()))
                .params(scope.dimensions().parameters());
    }

    private Map<String, String> dimensions(String text) {
        return json.readValue(text, new TypeReference<Map<String, String>>() {});
    }

    private static @Nullable OffsetDateTime before(Optional<KnownAt> knownAt) {
        return knownAt.map(known -> known.before().atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
