package io.tieout.reconciliation.paymentmatch;

import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.LookupKeys;
import io.tieout.reconciliation.paymentmatch.PaymentMatch.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Lines that wait for the engine, what it proposed for those that stay unexplained, and the keys by which a later
/// item finds them.
@Repository
class WaitingLineRepository {

    /// A new item or customer wakes at most so many lines, first those that name it: of a customer who always pays
    /// the same amount there are more.
    private static final int WOKEN = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WaitingLineRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Lines of one company and currency.
    record Group(UUID companyId, Currency currency) {}

    /// An unexplained line with what the engine found out about it.
    record Proposal(
            UUID lineId,
            String flags,
            String ruleVersion,
            Object evidence,
            List<Explanation> proposals,
            List<Token> tokens) {}

    record Token(String kind, String token) {}

    void request(UUID companyId, Currency currency, Collection<UUID> lineIds, Instant now) {
        jdbc.sql("""
                        insert into match_request (company_id, line_id, currency, booking_date, requested_at)
                        select company_id, line_id, :currency, booking_date, :now
                        from bank_line
                        where company_id = :company and line_id = any(:lines)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("lines", lineIds.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Wakes the lines that may have waited for this item: in its currency, or naming it in any.
    void wake(
            UUID companyId,
            UUID customerId,
            Currency currency,
            long availableMinor,
            LookupKeys.OfItem keys,
            Instant now) {
        var tokens = tokens(keys.byKind());
        tokens.add(new Token("AMOUNT", amountToken(currency, availableMinor)));
        tokens.add(new Token("CUSTOMER", customerId.toString()));
        wake(companyId, customerId, currency, tokens, "", now);
    }

    /// Wakes the lines that may come from this customer, or that name an item of this customer.
    void wake(UUID companyId, UUID customerId, Currency currency, LookupKeys.OfCustomer keys, Instant now) {
        wake(companyId, customerId, currency, tokens(keys.byKind()), """
                union all
                select o.kind, o.token
                from open_item i
                join open_item_token o on o.company_id = i.company_id and o.invoice_id = i.invoice_id
                where i.company_id = :company and i.customer_id = :customer and i.open_minor <> 0
                """, now);
    }

    /// Wakes the lines whose payer has one of these keys.
    void wake(UUID companyId, Currency currency, Map<String, Set<String>> payerKeys, Instant now) {
        var tokens = tokens(payerKeys);
        if (!tokens.isEmpty()) {
            wake(companyId, null, currency, tokens, "", now);
        }
    }

    private void wake(
            UUID companyId,
            @Nullable UUID customerId,
            Currency currency,
            List<Token> tokens,
            String moreTokens,
            Instant now) {
        jdbc.sql("""
                        insert into match_request (company_id, line_id, currency, booking_date, requested_at)
                        select :company, line_id, currency, booking_date, :now
                        from (
                            select w.line_id, l.currency, l.booking_date
                            from (select * from unnest(cast(:kinds as text[]), cast(:tokens as text[])) as g(kind, token)
                        """ + moreTokens + """
                                ) as t
                            join line_token w on w.company_id = :company and w.kind = t.kind and w.token = t.token
                            join bank_line l on l.company_id = :company and l.line_id = w.line_id
                                and (:currency in (l.currency, l.instructed_currency)
                                    or l.instructed_currency is null and l.amount_minor > 0
                                        and w.kind in ('REFERENCE', 'NUMBER', 'FOLDED_NUMBER'))
                                and l.match_state = 'UNMATCHED'
                            group by w.line_id, l.currency, l.booking_date
                            order by bool_and(w.kind in ('AMOUNT', 'CUSTOMER')), w.line_id
                            limit :woken) as waiting
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("currency", currency.getCurrencyCode())
                .param("kinds", tokens.stream().map(Token::kind).toArray(String[]::new))
                .param("tokens", tokens.stream().map(Token::token).toArray(String[]::new))
                .param("woken", WOKEN)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Wakes the lines of these amounts on an account.
    void wakeByAmount(UUID companyId, UUID bankAccountId, Collection<Long> amountsMinor, Instant now) {
        jdbc.sql("""
                        insert into match_request (company_id, line_id, currency, booking_date, requested_at)
                        select company_id, line_id, currency, booking_date, :now
                        from bank_line
                        where company_id = :company and bank_account_id = :account and match_state = 'UNMATCHED'
                            and queue_state is not null and amount_minor = any(:amounts)
                        order by booking_date desc, line_id
                        limit :woken
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("amounts", amountsMinor.toArray(Long[]::new))
                .param("woken", WOKEN)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Wakes the lines of some days that may pay an item in another currency: one that they name, or one of who may
    /// have paid.
    void wakeForRate(UUID companyId, Currency currency, Currency other, LocalDate first, LocalDate last, Instant now) {
        jdbc.sql("""
                        insert into match_request (company_id, line_id, currency, booking_date, requested_at)
                        select :company, l.line_id, l.currency, l.booking_date, :now
                        from (
                            select w.line_id
                            from open_item i
                            join line_token w on w.company_id = :company and w.kind = 'CUSTOMER'
                                and w.token = cast(i.customer_id as text)
                            where i.company_id = :company and i.currency = :other and i.open_minor > 0
                            union
                            select w.line_id
                            from open_item i
                            join open_item_token t on t.company_id = :company and t.invoice_id = i.invoice_id
                            join line_token w on w.company_id = :company and w.kind = t.kind and w.token = t.token
                            where i.company_id = :company and i.currency = :other and i.open_minor > 0) as possible
                        join bank_line l on l.company_id = :company and l.line_id = possible.line_id
                        where l.currency = :currency and l.match_state = 'UNMATCHED' and l.amount_minor > 0
                            and l.instructed_currency is null and l.booking_date between :first and :last
                        order by l.booking_date desc, l.line_id
                        limit :woken
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("other", other.getCurrencyCode())
                .param("first", first)
                .param("last", last)
                .param("woken", WOKEN)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static List<Token> tokens(Map<String, Set<String>> byKind) {
        var tokens = new ArrayList<Token>();
        byKind.forEach((kind, values) -> values.forEach(value -> tokens.add(new Token(kind, value))));
        return tokens;
    }

    static String amountToken(Currency currency, long minor) {
        return currency.getCurrencyCode() + ":" + minor;
    }

    /// Whose lines wait: one step in the index for each of them, however many lines there are.
    List<Group> groups() {
        return jdbc.sql("""
                        with recursive waiting as (
                            (select company_id, currency from match_request order by company_id, currency limit 1)
                            union all
                            select following.company_id, following.currency
                            from waiting
                            cross join lateral (
                                select company_id, currency
                                from match_request
                                where (match_request.company_id, match_request.currency)
                                    > (waiting.company_id, waiting.currency)
                                order by company_id, currency
                                limit 1) following
                        )
                        select company_id, currency from waiting
                        """)
                .query((row, number) -> new Group(
                        row.getObject("company_id", UUID.class), Currency.getInstance(row.getString("currency"))))
                .list();
    }

    /// The line whose turn it is.
    Optional<UUID> first(Group group) {
        return jdbc.sql("""
                        select line_id from match_request
                        where company_id = :company and currency = :currency
                        order by booking_date, line_id
                        limit 1
                        """)
                .param("company", group.companyId())
                .param("currency", group.currency().getCurrencyCode())
                .query((row, number) -> row.getObject("line_id", UUID.class))
                .optional();
    }

    /// Takes lines out of the queue: with the rest of this transaction, or not at all.
    List<UUID> take(Group group, int limit) {
        return jdbc.sql("""
                        delete from match_request
                        where company_id = :company and line_id in (
                            select line_id
                            from match_request
                            where company_id = :company and currency = :currency
                            order by booking_date, line_id
                            limit :limit)
                        returning line_id
                        """)
                .param("company", group.companyId())
                .param("currency", group.currency().getCurrencyCode())
                .param("limit", limit)
                .query((row, number) -> row.getObject("line_id", UUID.class))
                .list();
    }

    /// Earlier lines that a bank reference of these lines was used for, by line id.
    List<UUID> sameBankReference(UUID companyId, Collection<UUID> lineIds) {
        return jdbc.sql("""
                        select distinct e.line_id
                        from bank_line l
                        join bank_line e on e.company_id = l.company_id and e.bank_account_id = l.bank_account_id
                            and e.bank_reference = l.bank_reference and e.booking_date = l.booking_date
                            and e.amount_minor = l.amount_minor and e.line_id < l.line_id
                        where l.company_id = :company and l.line_id = any(:lines) and l.bank_reference is not null
                            and e.line_id <> all(:lines)
                        """)
                .param("company", companyId)
                .param("lines", lineIds.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("line_id", UUID.class))
                .list();
    }

    void forget(UUID companyId, Collection<UUID> lineIds) {
        for (var table : List.of("line_token", "line_proposal")) {
            jdbc.sql("delete from " + table + " where company_id = :company and line_id = any(:lines)")
                    .param("company", companyId)
                    .param("lines", lineIds.toArray(UUID[]::new))
                    .update();
        }
    }

    /// What the engine made of a line that it left to people.
    Optional<Basis> proposed(UUID companyId, UUID lineId) {
        return proposed(companyId, lineId, null);
    }

    /// The same, if it still has this tag.
    Optional<Basis> proposed(UUID companyId, UUID lineId, @Nullable String tag) {
        return jdbc.sql("""
                        select flags, rule_version, evidence, proposals from line_proposal
                        where company_id = :company and line_id = :line
                            and (cast(:tag as text) is null or md5(rule_version || proposals::text) = :tag)
                        """)
                .param("company", companyId)
                .param("line", lineId)
                .param("tag", tag)
                .query((row, number) -> new Basis(
                        Flag.named((String[]) row.getArray("flags").getArray()),
                        List.of(json.readValue(row.getString("evidence"), Evidence[].class)),
                        List.of(json.readValue(row.getString("proposals"), Explanation[].class)),
                        row.getString("rule_version"),
                        null,
                        null))
                .optional();
    }

    /// In which currencies the items are that are proposed for lines, where not in the lines' own.
    Set<Currency> proposedCurrencies(UUID companyId, Collection<UUID> lineIds) {
        return new HashSet<>(jdbc.sql("""
                        select distinct settled.currency #>> '{}' as currency
                        from line_proposal p
                        cross join lateral jsonb_path_query(p.proposals, '$[*].allocations[*].settled.currency')
                            as settled (currency)
                        where p.company_id = :company and p.line_id = any(:lines)
                        """)
                .param("company", companyId)
                .param("lines", lineIds.toArray(UUID[]::new))
                .query((row, number) -> Currency.getInstance(row.getString("currency")))
                .list());
    }

    /// @return whether the line was waiting
    boolean forgetRequest(UUID companyId, UUID lineId) {
        return jdbc.sql("delete from match_request where company_id = :company and line_id = :line")
                        .param("company", companyId)
                        .param("line", lineId)
                        .update()
                > 0;
    }

    void propose(UUID companyId, List<Proposal> proposals, Instant now) {
        if (proposals.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into line_proposal (company_id, line_id, flags, rule_version, evidence, proposals, proposed_at)
                        select :company, line_id, cast(flags as text[]), version, cast(evidence as jsonb),
                            cast(proposals as jsonb), :now
                        from unnest(cast(:lines as uuid[]), cast(:flags as text[]), cast(:versions as text[]),
                            cast(:evidence as text[]), cast(:proposals as text[]))
                            as p (line_id, flags, version, evidence, proposals)
                        """)
                .param("company", companyId)
                .param("lines", proposals.stream().map(Proposal::lineId).toArray(UUID[]::new))
                .param("flags", proposals.stream().map(Proposal::flags).toArray(String[]::new))
                .param("versions", proposals.stream().map(Proposal::ruleVersion).toArray(String[]::new))
                .param(
                        "evidence",
                        proposals.stream()
                                .map(proposal -> json.writeValueAsString(proposal.evidence()))
                                .toArray(String[]::new))
                .param(
                        "proposals",
                        proposals.stream()
                                .map(proposal -> json.writeValueAsString(proposal.proposals()))
                                .toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        var lines = new ArrayList<UUID>();
        var kinds = new ArrayList<String>();
        var tokens = new ArrayList<String>();
        for (var proposal : proposals) {
            for (var token : proposal.tokens()) {
                lines.add(proposal.lineId());
                kinds.add(token.kind());
                tokens.add(token.token());
            }
        }
        jdbc.sql("""
                        insert into line_token (company_id, kind, token, line_id)
                        select :company, kind, token, line_id
                        from unnest(cast(:lines as uuid[]), cast(:kinds as text[]), cast(:tokens as text[]))
                            as t (line_id, kind, token)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("lines", lines.toArray(UUID[]::new))
                .param("kinds", kinds.toArray(String[]::new))
                .param("tokens", tokens.toArray(String[]::new))
                .update();
    }
}
