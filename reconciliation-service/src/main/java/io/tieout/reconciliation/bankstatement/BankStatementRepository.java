package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.sql.RecordRowMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores statements and their lines.
@Repository
class BankStatementRepository {

    private static final int HASHES_A_QUERY = 5_000;
    private static final int SHOWN_OF_A_KIND = 5;

    private final JdbcClient jdbc;

    BankStatementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A statement that is recorded already.
    record Recorded(UUID importId, int importIndex, int linesRecorded, int linesSkipped) {}

    Optional<Recorded> find(UUID companyId, UUID bankAccountId, String fingerprint) {
        return jdbc.sql("""
                        select import_id, import_index, lines_recorded, lines_skipped
                        from bank_statement
                        where company_id = :company and bank_account_id = :account and fingerprint = :fingerprint
                        """)
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("fingerprint", fingerprint)
                .query(RecordRowMapper.of(Recorded.class))
                .optional();
    }

    /// What the account held by its newest statement up to a day; empty when there is none with a balance.
    Optional<Long> heldMinor(UUID companyId, UUID bankAccountId, LocalDate until) {
        return jdbc.sql("""
                        select closing_minor
                        from bank_statement
                        where company_id = :company and bank_account_id = :account
                          and closing_minor is not null and closing_date <= :until
                        order by closing_date desc, statement_id desc
                        limit 1
                        """)
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("until", until)
                .query(Long.class)
                .optional();
    }

    /// Whether a statement with the same figures is there, whatever its lines say. Some formats have no opening
    /// balance; some end with the month, others with the last line, so that the days of the lines are compared.
    boolean hasSameFigures(RecordableStatement statement, LocalDate firstDay, LocalDate lastDay) {
        return jdbc.sql("""
                        select exists (
                            select from bank_statement as statement
                            where company_id = :company and bank_account_id = :account
                              and closing_minor = :closing
                              and (select min(booking_date) = :firstDay and max(booking_date) = :lastDay
                                   from bank_line
                                   where bank_line.company_id = statement.company_id
                                     and bank_line.statement_id = statement.statement_id)
                              and coalesce(opening_minor, :opening::bigint, 0) = coalesce(:opening::bigint, opening_minor, 0)
                              and credits_minor = :credits and debits_minor = :debits and lines_recorded > 0)
                        """)
                .param("company", statement.account().companyId())
                .param("account", statement.account().bankAccountId())
                .param("opening", statement.openingMinor())
                .param("closing", statement.closingMinor())
                .param("firstDay", firstDay)
                .param("lastDay", lastDay)
                .param("credits", statement.creditsMinor())
                .param("debits", statement.debitsMinor())
                .query(Boolean.class)
                .single();
    }

    /// How many lines of each day and amount came in another form of file: they may be the same ones in other words.
    /// Lines of one form tell themselves apart by their words.
    ///
    /// @param proved the balances go on where the account stood: only lines without balances are asked about
    Map<NewLines.DayAndAmount, Integer> inOtherForms(
            Origin origin, RecordableStatement statement, LocalDate firstDay, LocalDate lastDay, boolean proved) {
        var found = new HashMap<NewLines.DayAndAmount, Integer>();
        jdbc.sql("""
                        select l.booking_date, l.amount_minor, count(*) as lines
                        from bank_statement s
                        join bank_line l on l.company_id = s.company_id and l.statement_id = s.statement_id
                        where s.company_id = :company and s.bank_account_id = :account
                          and (s.format <> :format or s.profile <> :profile)
                          and (s.closing_minor is null or not :proved)
                          and l.booking_date between :firstDay and :lastDay
                        group by 1, 2
                        """)
                .param("company", statement.account().companyId())
                .param("account", statement.account().bankAccountId())
                .param("format", origin.format().name())
                .param("profile", origin.profile())
                .param("proved", proved)
                .param("firstDay", firstDay)
                .param("lastDay", lastDay)
                .query(row -> {
                    found.put(
                            new NewLines.DayAndAmount(
                                    row.getObject("booking_date", LocalDate.class), row.getLong("amount_minor")),
                            row.getInt("lines"));
                });
        return found;
    }

    /// Recorded lines of these days and amounts, some of each.
    Map<NewLines.DayAndAmount, List<DoubtfulLines.Recorded>> recordedOn(
            UUID companyId, UUID bankAccountId, List<NewLines.DayAndAmount> keys) {
        return jdbc
                .sql("""
                        select l.line_id, l.booking_date, l.amount_minor, l.counterparty_name, l.remittance
                        from unnest(cast(:days as text[]), cast(:amounts as bigint[])) as k (day, amount)
                        cross join lateral (
                            select line_id, booking_date, amount_minor, counterparty_name, remittance
                            from bank_line
                            where company_id = :company and bank_account_id = :account
                              and booking_date = k.day::date and amount_minor = k.amount
                            order by line_id
                            limit :shown) l
                        """)
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("days", keys.stream().map(key -> key.day().toString()).toArray(String[]::new))
                .param(
                        "amounts",
                        keys.stream().map(NewLines.DayAndAmount::amountMinor).toArray(Long[]::new))
                .param("shown", SHOWN_OF_A_KIND)
                .query(RecordRowMapper.of(DoubtfulLines.Recorded.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        line -> new NewLines.DayAndAmount(line.bookingDate(), line.amountMinor())));
    }

    /// What lines that came without a closing balance have added since the newest one up to a day.
    long unstatedMinor(UUID companyId, UUID bankAccountId, LocalDate until) {
        return jdbc.sql("""
                        select coalesce(sum(l.amount_minor), 0)::bigint
                        from bank_statement s
                        join bank_line l on l.company_id = s.company_id and l.statement_id = s.statement_id
                        where s.company_id = :company and s.bank_account_id = :account and s.closing_minor is null
                          and l.booking_date <= :until
                          and l.booking_date > coalesce((
                              select max(closing_date)
                              from bank_statement
                              where company_id = :company and bank_account_id = :account
                                and closing_minor is not null and closing_date <= :until), '-infinity')
                        """)
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("until", until)
                .query(Long.class)
                .single();
    }

    /// How many lines of each content the account has.
    Map<String, Integer> occurrences(UUID companyId, UUID bankAccountId, List<String> hashes) {
        var found = new HashMap<String, Integer>();
        for (int from = 0; from < hashes.size(); from += HASHES_A_QUERY) {
            var some = hashes.subList(from, Math.min(from + HASHES_A_QUERY, hashes.size()));
            jdbc.sql("""
                            select content_hash, max(occurrence) as occurrences
                            from bank_line
                            where company_id = :company and bank_account_id = :account and content_hash = any(:hashes)
                            group by content_hash
                            """)
                    .param("company", companyId)
                    .param("account", bankAccountId)
                    .param("hashes", some.toArray(String[]::new))
                    .query((row, number) -> Map.entry(row.getString("content_hash"), row.getInt("occurrences")))
                    .list()
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    void insert(UUID statementId, Origin origin, RecordableStatement recordable, NewLines lines, Instant recordedAt) {
        var statement = recordable.statement();
        var opening = statement.opening();
        var closing = statement.closing();
        int inserted = jdbc.sql("""
                        insert into bank_statement (
                            company_id, statement_id, bank_account_id, import_id, import_index, format,
                            statement_number, fingerprint, currency, from_date, to_date, opening_minor, opening_date,
                            closing_minor, closing_date, lines_in_file, credits_minor, debits_minor, imbalance_minor,
                            lines_recorded, lines_skipped, chunks, recorded_minor, recorded_at, profile)
                        values (
                            :company, :id, :account, :importId, :importIndex, :format,
                            :number, :fingerprint, :currency, :fromDate, :toDate, :openingMinor, :openingDate,
                            :closingMinor, :closingDate, :linesInFile, :credits, :debits, :imbalance,
                            :recorded, :skipped, :chunks, :recordedMinor, :recordedAt, :profile)
                        """)
                .param("company", recordable.account().companyId())
                .param("id", statementId)
                .param("account", recordable.account().bankAccountId())
                .param("importId", origin.importId())
                .param("importIndex", statement.index())
                .param("format", origin.format().name())
                .param("number", statement.number())
                .param("fingerprint", recordable.fingerprint())
                .param("currency", recordable.account().currency().getCurrencyCode())
                .param("fromDate", statement.fromDate())
                .param("toDate", statement.toDate())
                .param("openingMinor", recordable.openingMinor())
                .param("openingDate", opening == null ? null : opening.date())
                .param("closingMinor", recordable.closingMinor())
                .param("closingDate", closing == null ? null : closing.date())
                .param("linesInFile", statement.lines().size())
                .param("credits", recordable.creditsMinor())
                .param("debits", recordable.debitsMinor())
                .param("imbalance", recordable.imbalanceMinor())
                .param("recorded", lines.entries().size())
                .param("skipped", statement.lines().size() - lines.entries().size())
                .param("chunks", Chunks.count(lines.entries().size()))
                .param("recordedMinor", NewLines.sum(lines.entries()))
                .param("recordedAt", recordedAt.atOffset(ZoneOffset.UTC))
                .param("profile", origin.profile())
                .update();
        if (inserted != 1) {
            throw new IllegalStateException("The statement was not stored");
        }
    }

    /// Stores lines of one statement in one statement of SQL.
    void insertLines(UUID statementId, RecordableStatement recordable, List<NumberedLine> lines) {
        var currency = recordable.account().currency().getCurrencyCode();
        int inserted = jdbc.sql("""
                        insert into bank_line (
                            company_id, line_id, statement_id, bank_account_id, line_no, chunk, booking_date, value_date,
                            amount_minor, currency, counterparty_name, counterparty_iban, remittance,
                            structured_reference, bank_reference, end_to_end_id, bank_transaction_code,
                            instructed_minor, instructed_currency, charges_minor, reversal, content_hash, occurrence, state,
                            match_state)
                        select :company, line_id, :statement, :account, line_no, chunk, booking_date::date, value_date::date,
                               amount_minor, :currency, counterparty_name, counterparty_iban, remittance,
                               structured_reference, bank_reference, end_to_end_id, bank_transaction_code,
                               instructed_minor, instructed_currency, charges_minor, reversal, content_hash, occurrence,
                               'RECORDED', 'NONE'
                        from unnest(
                            :lineIds::uuid[], :lineNos::integer[], :chunks::integer[], :bookingDates::text[],
                            :valueDates::text[], :amounts::bigint[], :names::text[], :ibans::text[],
                            :remittances::text[], :structured::text[], :bankReferences::text[], :endToEndIds::text[],
                            :codes::text[], :instructed::bigint[], :instructedCurrencies::text[], :charges::bigint[],
                            :reversals::boolean[],
                            :hashes::text[], :occurrences::integer[]
                        ) as line (line_id, line_no, chunk, booking_date, value_date, amount_minor, counterparty_name,
                            counterparty_iban, remittance, structured_reference, bank_reference, end_to_end_id,
                            bank_transaction_code, instructed_minor, instructed_currency, charges_minor, reversal, content_hash,
                            occurrence)
                        """)
                .param("company", recordable.account().companyId())
                .param("statement", statementId)
                .param("account", recordable.account().bankAccountId())
                .param("currency", currency)
                .param("lineIds", column(lines, NumberedLine::lineId).toArray(UUID[]::new))
                .param("lineNos", column(lines, NumberedLine::lineNo).toArray(Integer[]::new))
                .param("chunks", column(lines, NumberedLine::chunk).toArray(Integer[]::new))
                .param("bookingDates", texts(lines, line -> line.source().bookingDate()))
                .param("valueDates", texts(lines, line -> line.source().valueDate()))
                .param(
                        "amounts",
                        column(lines, line -> line.entry().line().amountMinor()).toArray(Long[]::new))
                .param("names", texts(lines, line -> line.source().counterpartyName()))
                .param("ibans", texts(lines, line -> line.source().counterpartyIban()))
                .param("remittances", texts(lines, line -> line.source().remittance()))
                .param("structured", texts(lines, line -> line.source().structuredReference()))
                .param("bankReferences", texts(lines, line -> line.source().bankReference()))
                .param("endToEndIds", texts(lines, line -> line.source().endToEndId()))
                .param("codes", texts(lines, line -> line.source().bankTransactionCode()))
                .param("instructed", longs(lines, line -> line.entry().line().instructedMinor()))
                .param(
                        "instructedCurrencies",
                        texts(lines, line -> line.entry().line().instructedCurrency()))
                .param("charges", longs(lines, line -> line.entry().line().chargesMinor()))
                .param(
                        "reversals",
                        column(lines, line -> line.source().reversal()).toArray(Boolean[]::new))
                .param("hashes", texts(lines, line -> line.entry().line().contentHash()))
                .param(
                        "occurrences",
                        column(lines, line -> line.entry().occurrence()).toArray(Integer[]::new))
                .update();
        if (inserted != lines.size()) {
            throw new IllegalStateException("Only " + inserted + " of " + lines.size() + " lines were stored");
        }
    }

    private static <T> List<T> column(Collection<NumberedLine> lines, Function<NumberedLine, T> value) {
        return lines.stream().map(value).toList();
    }

    private static @Nullable String[] texts(List<NumberedLine> lines, Function<NumberedLine, @Nullable Object> value) {
        var texts = new @Nullable String[lines.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Objects.toString(value.apply(lines.get(i)), null);
        }
        return texts;
    }

    private static @Nullable Long[] longs(List<NumberedLine> lines, Function<NumberedLine, @Nullable Long> value) {
        var longs = new @Nullable Long[lines.size()];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = value.apply(lines.get(i));
        }
        return longs;
    }
}
