package io.tieout.reconciliation.customerledger;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerLedgerRepository {

    private final JdbcClient jdbc;

    CustomerLedgerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when so much, or more, is known already
    boolean advance(UUID companyId, LedgerReach reach) {
        return jdbc.sql("""
                        insert into customer_ledger_position as known (company_id, last_sequence, complete)
                        values (:company, :last, :complete)
                        on conflict (company_id) do update
                        set last_sequence = excluded.last_sequence, complete = excluded.complete
                        where known.last_sequence < excluded.last_sequence
                        """)
                        .param("company", companyId)
                        .param("last", reach.lastSequence())
                        .param("complete", reach.complete())
                        .update()
                > 0;
    }

    void add(UUID companyId, List<ToldLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into customer_ledger_line (company_id, entry_id, line_number, sequence, customer_id, control,
                            account_code, effective_date, document_date, recorded_at, source, source_id, reversed_source,
                            document_number, item_kind, item_id, item_number, due_date, currency, amount_minor,
                            books_currency, worth_minor)
                        select :company, cast(entry as uuid), line, sequence, cast(customer as uuid), control, code,
                            cast(effective as date), cast(document as date), cast(recorded as timestamptz), source,
                            cast(source_id as uuid), reversed, number, item_kind, cast(item as uuid), item_number,
                            cast(due as date), currency, amount, books, worth
                        from unnest(cast(:entries as text[]), cast(:lines as int[]), cast(:sequences as bigint[]),
                            cast(:customers as text[]), cast(:controls as text[]), cast(:codes as text[]),
                            cast(:effective as text[]), cast(:documents as text[]), cast(:recorded as text[]),
                            cast(:sources as text[]), cast(:sourceIds as text[]), cast(:reversed as text[]),
                            cast(:numbers as text[]), cast(:itemKinds as text[]), cast(:items as text[]),
                            cast(:itemNumbers as text[]), cast(:due as text[]), cast(:currencies as text[]),
                            cast(:amounts as bigint[]), cast(:books as text[]), cast(:worths as bigint[]))
                            as t (entry, line, sequence, customer, control, code, effective, document, recorded, source,
                                source_id, reversed, number, item_kind, item, item_number, due, currency, amount, books,
                                worth)
                        """)
                .param("company", companyId)
                .param("entries", texts(lines, ToldLine::entryId))
                .param("lines", lines.stream().map(ToldLine::lineNumber).toArray(Integer[]::new))
                .param("sequences", lines.stream().map(ToldLine::sequence).toArray(Long[]::new))
                .param("customers", texts(lines, ToldLine::customerId))
                .param("controls", texts(lines, ToldLine::control))
                .param("codes", texts(lines, ToldLine::accountCode))
                .param("effective", texts(lines, ToldLine::effectiveDate))
                .param("documents", texts(lines, ToldLine::documentDate))
                .param("recorded", texts(lines, ToldLine::recordedAt))
                .param("sources", texts(lines, ToldLine::source))
                .param("sourceIds", texts(lines, ToldLine::sourceId))
                .param("reversed", texts(lines, ToldLine::reversedSource))
                .param("numbers", texts(lines, ToldLine::documentNumber))
                .param("itemKinds", texts(lines, ToldLine::itemKind))
                .param("items", texts(lines, ToldLine::itemId))
                .param("itemNumbers", texts(lines, ToldLine::itemNumber))
                .param("due", texts(lines, ToldLine::dueDate))
                .param("currencies", texts(lines, line -> line.movement().currency()))
                .param(
                        "amounts",
                        lines.stream().map(line -> line.movement().minorUnits()).toArray(Long[]::new))
                .param("books", texts(lines, line -> line.worth().currency()))
                .param(
                        "worths",
                        lines.stream().map(line -> line.worth().minorUnits()).toArray(Long[]::new))
                .update();
    }

    private static @Nullable String[] texts(List<ToldLine> lines, Function<ToldLine, @Nullable Object> member) {
        var texts = new @Nullable String[lines.size()];
        for (int index = 0; index < texts.length; index++) {
            texts[index] = Objects.toString(member.apply(lines.get(index)), null);
        }
        return texts;
    }

    void put(UUID companyId, List<ControlBalance> balances) {
        for (var balance : balances) {
            jdbc.sql("""
                            insert into customer_ledger_total (company_id, account_code, currency, balance_minor)
                            values (:company, :code, :currency, :balance)
                            on conflict (company_id, account_code, currency) do update
                            set balance_minor = excluded.balance_minor
                            """)
                    .param("company", companyId)
                    .param("code", balance.accountCode())
                    .param("currency", balance.balance().currency().getCurrencyCode())
                    .param("balance", balance.balance().minorUnits())
                    .update();
        }
    }
}
