package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StatementComparisonRepository {

    private final JdbcClient jdbc;

    StatementComparisonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StatementComparison comparison, WantedComparison wanted, PartyStatement statement) {
        jdbc.sql("""
                        insert into statement_comparison (company_id, statement_comparison_id, party_kind, party_id, currency,
                            from_date, to_date, file_name, file_size, sha256, format, profile, reversed, proved,
                            our_opening_minor, our_closing_minor, their_opening_minor, their_closing_minor, line_count,
                            date_tolerance_days, through_sequence, known_at, compared_by)
                        values (:company, :id, :kind, :party, :currency,
                            :from, :to, :fileName, :fileSize, :sha256, :format, :profile, :reversed, :proved,
                            :ourOpening, :ourClosing, :theirOpening, :theirClosing, :lines,
                            :tolerance, :through, :knownAt, :by)
                        """)
                .param("company", comparison.companyId())
                .param("id", comparison.id())
                .param("kind", comparison.partyKind().name())
                .param("party", comparison.partyId())
                .param("currency", comparison.currency().getCurrencyCode())
                .param("from", comparison.from())
                .param("to", comparison.to())
                .param("fileName", wanted.file().name())
                .param("fileSize", wanted.file().size())
                .param("sha256", wanted.sha256())
                .param("format", statement.format())
                .param("profile", statement.profile())
                .param("reversed", comparison.reversed())
                .param("proved", comparison.proved())
                .param("ourOpening", comparison.ourOpeningMinor())
                .param("ourClosing", comparison.ourClosingMinor())
                .param("theirOpening", comparison.theirOpeningMinor())
                .param("theirClosing", comparison.theirClosingMinor())
                .param("lines", comparison.lines().size())
                .param("tolerance", comparison.dateTolerance())
                .param("through", comparison.throughSequence())
                .param("knownAt", comparison.knownAt().atOffset(ZoneOffset.UTC))
                .param("by", comparison.comparedBy())
                .update();
        insertLines(comparison);
    }

    private void insertLines(StatementComparison comparison) {
        var lines = comparison.lines();
        jdbc.sql("""
                        insert into statement_comparison_line (company_id, statement_comparison_id, position, outcome, ground,
                            their_number, their_date, their_text, their_minor, our_entry_id, our_date, our_source,
                            our_reversed_source, our_number, our_invoice_id, our_minor, our_in_period, difference_minor)
                        select :company, :id, position, outcome, ground, their_number, cast(their_date as date), their_text,
                            their_minor, our_entry_id, cast(our_date as date), our_source, our_reversed_source, our_number,
                            our_invoice_id, our_minor, our_in_period, difference_minor
                        from unnest(cast(:positions as integer[]), cast(:outcomes as text[]), cast(:grounds as text[]),
                            cast(:theirNumbers as integer[]), cast(:theirDates as text[]), cast(:theirTexts as text[]),
                            cast(:theirAmounts as bigint[]), cast(:entries as uuid[]), cast(:ourDates as text[]),
                            cast(:sources as text[]), cast(:reversedSources as text[]), cast(:numbers as text[]),
                            cast(:invoices as uuid[]), cast(:ourAmounts as bigint[]), cast(:inPeriod as boolean[]),
                            cast(:differences as bigint[]))
                            as l (position, outcome, ground, their_number, their_date, their_text, their_minor,
                                our_entry_id, our_date, our_source, our_reversed_source, our_number, our_invoice_id,
                                our_minor, our_in_period, difference_minor)
                        """)
                .param("company", comparison.companyId())
                .param("id", comparison.id())
                .param(
                        "positions",
                        IntStream.rangeClosed(1, lines.size()).boxed().toArray(Integer[]::new))
                .param("outcomes", texts(lines, line -> line.outcome().name()))
                .param("grounds", texts(lines, line -> line.ground().name()))
                .param(
                        "theirNumbers",
                        lines.stream()
                                .map(line -> of(line.theirs(), TheirLine::number))
                                .toArray(Integer[]::new))
                .param("theirDates", texts(lines, line -> Objects.toString(of(line.theirs(), TheirLine::date), null)))
                .param("theirTexts", texts(lines, line -> of(line.theirs(), TheirLine::text)))
                .param("theirAmounts", amounts(lines, line -> of(line.theirs(), TheirLine::amountMinor)))
                .param("entries", ids(lines, line -> of(line.ours(), OwnEntry::entryId)))
                .param(
                        "ourDates",
                        texts(lines, line -> Objects.toString(of(line.ours(), OwnEntry::documentDate), null)))
                .param("sources", texts(lines, line -> of(line.ours(), OwnEntry::source)))
                .param("reversedSources", texts(lines, line -> reversedSource(line.ours())))
                .param("numbers", texts(lines, line -> number(line.ours())))
                .param("invoices", ids(lines, line -> invoiceId(line.ours())))
                .param("ourAmounts", amounts(lines, line -> of(line.ours(), OwnEntry::amountMinor)))
                .param(
                        "inPeriod",
                        lines.stream()
                                .map(line -> of(line.ours(), OwnEntry::inPeriod))
                                .toArray(Boolean[]::new))
                .param("differences", amounts(lines, ComparedLine::differenceMinor))
                .update();
    }

    private static <S, T> @Nullable T of(@Nullable S side, Function<S, T> part) {
        return side == null ? null : part.apply(side);
    }

    private static @Nullable String reversedSource(@Nullable OwnEntry entry) {
        return entry == null ? null : entry.reversedSource();
    }

    private static @Nullable String number(@Nullable OwnEntry entry) {
        return entry == null ? null : entry.number();
    }

    private static @Nullable UUID invoiceId(@Nullable OwnEntry entry) {
        return entry == null ? null : entry.invoiceId();
    }

    private static @Nullable String[] texts(List<ComparedLine> lines, Function<ComparedLine, @Nullable String> column) {
        return lines.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable UUID[] ids(List<ComparedLine> lines, Function<ComparedLine, @Nullable UUID> column) {
        return lines.stream().map(column).toArray(UUID[]::new);
    }

    private static @Nullable Long[] amounts(List<ComparedLine> lines, Function<ComparedLine, @Nullable Long> column) {
        return lines.stream().map(column).toArray(Long[]::new);
    }

    /// Of two who dispute one difference, the second one sees the first one's dispute.
    Optional<UUID> lock(UUID companyId, UUID comparisonId) {
        return jdbc.sql("""
                        select statement_comparison_id
                        from statement_comparison
                        where company_id = :company and statement_comparison_id = :id
                        for update
                        """)
                .param("company", companyId)
                .param("id", comparisonId)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
    }

    record Disputable(UUID invoiceId, Money amount) {}

    /// What a customer says to be less than our invoice does.
    Optional<Disputable> disputable(UUID companyId, UUID comparisonId, int position) {
        return jdbc.sql("""
                        select l.our_invoice_id, -l.difference_minor as amount_minor, c.currency
                        from statement_comparison_line l
                        join statement_comparison c on c.company_id = l.company_id
                            and c.statement_comparison_id = l.statement_comparison_id
                        where l.company_id = :company and l.statement_comparison_id = :id and l.position = :position
                            and c.party_kind = 'CUSTOMER' and l.our_source = 'INVOICE' and l.our_invoice_id is not null
                            and l.outcome in ('AMOUNT_DIFFERS', 'MISSING_THERE') and l.difference_minor < 0
                        """)
                .param("company", companyId)
                .param("id", comparisonId)
                .param("position", position)
                .query((row, number) -> new Disputable(
                        row.getObject("our_invoice_id", UUID.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))))
                .optional();
    }

    Optional<UUID> disputeOf(UUID companyId, UUID comparisonId, int position) {
        return jdbc.sql("""
                        select dispute_id
                        from statement_comparison_dispute
                        where company_id = :company and statement_comparison_id = :id and position = :position
                        """)
                .param("company", companyId)
                .param("id", comparisonId)
                .param("position", position)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
    }

    void insertDispute(UUID companyId, UUID comparisonId, int position, UUID disputeId, UUID userId, Instant now) {
        jdbc.sql("""
                        insert into statement_comparison_dispute (company_id, statement_comparison_id, position, dispute_id,
                            opened_by, opened_at)
                        values (:company, :id, :position, :dispute, :by, :at)
                        """)
                .param("company", companyId)
                .param("id", comparisonId)
                .param("position", position)
                .param("dispute", disputeId)
                .param("by", userId)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What a person wrote is forgotten with them; the figures are ours.
    void eraseTexts(UUID companyId, UUID partyId) {
        jdbc.sql("""
                        update statement_comparison_line
                        set their_text = ''
                        where company_id = :company and their_text is not null and statement_comparison_id in (
                            select statement_comparison_id from statement_comparison
                            where company_id = :company and party_kind = 'CUSTOMER' and party_id = :party)
                        """).param("company", companyId).param("party", partyId).update();
        jdbc.sql("""
                        update statement_comparison
                        set file_name = ''
                        where company_id = :company and party_kind = 'CUSTOMER' and party_id = :party
                        """).param("company", companyId).param("party", partyId).update();
    }
}
