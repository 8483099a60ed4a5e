package io.tieout.sales.quote;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.paper.PrintLanguage;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.change.ChangeRepository;
import io.tieout.sales.change.ObjectKind;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.order.OrderLine;
import io.tieout.sales.order.OrderTerms;
import io.tieout.sales.team.Sight;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class QuoteRepository {

    private static final String COLUMNS = """
            o.company_id, o.quote_id, o.quote_number, o.deal_id, o.customer_id, o.owner_user_id, o.status, o.submitted_by,
            o.approved_by, o.decline_reason, o.order_id, o.version, r.revision, r.language, r.valid_until, r.currency,
            r.price_mode, r.tax_method, r.rounding, r.payment_term_days, r.note, r.made_by, r.made_at
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final ChangeRepository changes;

    QuoteRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches, ChangeRepository changes) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.changes = changes;
    }

    void putCompany(UUID companyId, String name, String locale) {
        jdbc.sql("""
                        insert into quote_company (company_id, name, locale) values (:company, :name, :locale)
                        on conflict (company_id) do update set name = excluded.name, locale = excluded.locale
                        """)
                .param("company", companyId)
                .param("name", name)
                .param("locale", locale)
                .update();
    }

    record Company(String name, String locale) {}

    Company company(UUID companyId) {
        return jdbc.sql("select name, locale from quote_company where company_id = :company")
                .param("company", companyId)
                .query(RecordRowMapper.of(Company.class))
                .optional()
                .orElse(new Company("", "en"));
    }

    String nextNumber(UUID companyId, int year) {
        long number = jdbc.sql("""
                        insert into quote_counter (company_id, quote_year, last_number) values (:company, :year, 1)
                        on conflict (company_id, quote_year) do update set last_number = quote_counter.last_number + 1
                        returning last_number
                        """)
                .param("company", companyId)
                .param("year", year)
                .query(Long.class)
                .single();
        return "QU-%d-%06d".formatted(year, number);
    }

    void insert(Quote quote) {
        jdbc.sql("""
                        insert into quote (company_id, quote_id, quote_number, deal_id, customer_id, owner_user_id, status,
                            revision, valid_until, version)
                        values (:company, :id, :number, :deal, :customer, :owner, :status, :revision, :validUntil, :version)
                        """)
                .params(parameters(quote))
                .param("number", quote.number())
                .param("deal", quote.dealId())
                .param("customer", quote.customerId())
                .param("owner", quote.ownerUserId())
                .update();
        insertRevision(quote);
        changes.note(quote.companyId(), ObjectKind.QUOTE, quote.id().value());
    }

    void update(Quote quote) {
        int updated = jdbc.sql("""
                        update quote
                           set status = :status, revision = :revision, valid_until = :validUntil,
                               submitted_by = :submittedBy, approved_by = :approvedBy, decline_reason = :declineReason,
                               order_id = :order, version = :version
                         where company_id = :company and quote_id = :id and version = :version - 1
                        """)
                .params(parameters(quote))
                .param("submittedBy", quote.submittedBy())
                .param("approvedBy", quote.approvedBy())
                .param("declineReason", quote.declineReason())
                .param("order", quote.orderId())
                .update();
        if (updated == 0) {
            throw new StaleVersion(quote.version() - 1, quote.version());
        }
        changes.note(quote.companyId(), ObjectKind.QUOTE, quote.id().value());
    }

    private static Map<String, @Nullable Object> parameters(Quote quote) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", quote.companyId());
        parameters.put("id", quote.id().value());
        parameters.put("status", quote.status().name());
        parameters.put("revision", quote.current().revision());
        parameters.put("validUntil", quote.current().validUntil());
        parameters.put("version", quote.version());
        return parameters;
    }

    void insertRevision(Quote quote) {
        var offer = quote.current();
        var terms = offer.terms();
        var totals = offer.totals();
        jdbc.sql("""
                        insert into quote_revision (company_id, quote_id, revision, language, valid_until, currency,
                            price_mode, tax_method, rounding, payment_term_days, note, net_minor, tax_minor, total_minor,
                            made_by, made_at)
                        values (:company, :id, :revision, :language, :validUntil, :currency, :priceMode, :taxMethod,
                            :rounding, :days, :note, :net, :tax, :total, :by, :at)
                        """)
                .param("company", quote.companyId())
                .param("id", quote.id().value())
                .param("revision", offer.revision())
                .param("language", offer.language().name())
                .param("validUntil", offer.validUntil())
                .param("currency", terms.currency().getCurrencyCode())
                .param("priceMode", terms.priceMode().name())
                .param("taxMethod", terms.taxMethod().name())
                .param("rounding", terms.rounding().name())
                .param("days", terms.paymentTermDays())
                .param("note", offer.note())
                .param("net", totals.net().minorUnits())
                .param("tax", totals.tax().minorUnits())
                .param("total", totals.total().minorUnits())
                .param("by", offer.madeBy())
                .param("at", offer.madeAt().atOffset(ZoneOffset.UTC))
                .update();
        batches.batchUpdate(
                """
                insert into quote_line (company_id, quote_id, revision, line_no, line_id, product_code, description, unit,
                    quantity, unit_price, discount_percent, tax_code, tax_rate_percent, price_list_id)
                values (:company, :id, :revision, :no, :line, :product, :description, :unit, :quantity, :price, :discount,
                    :taxCode, :taxRate, :priceList)
                """,
                IntStream.range(0, offer.lines().size())
                        .mapToObj(index -> line(quote, index))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private static MapSqlParameterSource line(Quote quote, int index) {
        var line = quote.current().lines().get(index);
        return new MapSqlParameterSource()
                .addValue("company", quote.companyId())
                .addValue("id", quote.id().value())
                .addValue("revision", quote.current().revision())
                .addValue("no", index + 1)
                .addValue("line", line.line().lineId())
                .addValue("product", line.line().productCode())
                .addValue("description", line.line().description())
                .addValue("unit", line.unit())
                .addValue("quantity", line.line().quantity())
                .addValue("price", line.line().unitPrice())
                .addValue("discount", line.line().discountPercent())
                .addValue("taxCode", line.line().taxCode())
                .addValue("taxRate", line.line().taxRatePercent())
                .addValue("priceList", line.priceListId());
    }

    /// The current revision where none is named; within the caller's sight.
    Optional<Quote> find(UUID companyId, QuoteId id, @Nullable Integer revision, Sight sight) {
        return quotes("""
                         where o.company_id = :company and o.quote_id = :id
                        """ + Sight.OF_ORDERS, revision, spec -> spec.param("company", companyId)
                        .param("id", id.value())
                        .params(sight.parameters()))
                .stream()
                .findFirst();
    }

    /// Waits for whoever is changing it, and keeps others waiting until the transaction ends.
    ///
    /// Locked first and read then: one statement would join the row that it waited for with the revision from
    /// before, and find no quote.
    Quote lock(UUID companyId, QuoteId id) {
        jdbc.sql("select 1 from quote where company_id = :company and quote_id = :id for no key update")
                .param("company", companyId)
                .param("id", id.value())
                .query(row -> {});
        return get(companyId, id);
    }

    /// Whoever asks: the link is the right.
    Quote get(UUID companyId, QuoteId id) {
        return quotes("""
                         where o.company_id = :company and o.quote_id = :id
                        """, null, spec -> spec.param("company", companyId).param("id", id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new QuoteNotFound(id));
    }

    /// Newest first.
    Page<Quote> list(UUID companyId, Filter filter, Sight sight, PageRequest page) {
        var rows = quotes("""
                         where o.company_id = :company
                           and (:status::text is null or o.status = :status)
                           and (:customer::uuid is null or o.customer_id = any(customer_party(:company, :customer)))
                           and (:deal::uuid is null or o.deal_id = :deal)
                           and (:first or o.quote_id < :after::uuid)
                        """ + Sight.OF_ORDERS + """
                         order by o.quote_id desc
                         limit :limit
                        """, null, spec -> spec.param("company", companyId)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("customer", filter.customerId())
                .param("deal", filter.dealId())
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .params(sight.parameters())
                .param("limit", page.limit() + 1));
        return Page.of(rows, page, quote -> List.of(quote.id().value().toString()));
    }

    record Filter(
            @Nullable QuoteStatus status,
            @Nullable UUID customerId,
            @Nullable UUID dealId) {}

    private List<Quote> quotes(
            String where, @Nullable Integer revision, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        // Alias o, as for orders: the same people see both.
        var spec = jdbc.sql("select " + COLUMNS + """
                          from quote o
                          join quote_revision r on r.company_id = o.company_id and r.quote_id = o.quote_id
                               and r.revision = coalesce(:revision::integer, o.revision)
                        """ + where).param("revision", revision);
        var heads = parameters.apply(spec).query(RecordRowMapper.of(Head.class)).list();
        var lines = lines(heads);
        return heads.stream()
                .map(head -> head.with(lines.getOrDefault(head.quoteId(), List.of())))
                .toList();
    }

    private Map<UUID, List<QuoteLine>> lines(List<Head> heads) {
        var lines = new HashMap<UUID, List<QuoteLine>>();
        if (heads.isEmpty()) {
            return lines;
        }
        jdbc.sql("""
                        select l.quote_id, l.line_id, l.product_code, l.description, l.unit, l.quantity, l.unit_price,
                               l.discount_percent, l.tax_code, l.tax_rate_percent, l.price_list_id
                          from unnest(:ids::uuid[], :revisions::integer[]) as w(quote_id, revision)
                          join quote_line l on l.company_id = :company and l.quote_id = w.quote_id
                               and l.revision = w.revision
                         order by l.quote_id, l.line_no
                        """)
                .param("company", heads.getFirst().companyId())
                .param("ids", heads.stream().map(Head::quoteId).toArray(UUID[]::new))
                .param("revisions", heads.stream().map(Head::revision).toArray(Integer[]::new))
                .query((ResultSet row) -> {
                    lines.computeIfAbsent(row.getObject("quote_id", UUID.class), id -> new ArrayList<>())
                            .add(new QuoteLine(
                                    new OrderLine(
                                            row.getObject("line_id", UUID.class),
                                            row.getString("product_code"),
                                            row.getString("description"),
                                            shortest(row.getBigDecimal("quantity")),
                                            shortest(row.getBigDecimal("unit_price")),
                                            shortest(row.getBigDecimal("discount_percent")),
                                            row.getString("tax_code"),
                                            shortest(row.getBigDecimal("tax_rate_percent"))),
                                    row.getString("unit"),
                                    row.getObject("price_list_id", UUID.class)));
                });
        return lines;
    }

    private static BigDecimal shortest(BigDecimal figure) {
        var stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    void closeLinks(Quote quote, Instant at) {
        jdbc.sql("""
                        update quote_link set closed_at = :at
                         where company_id = :company and quote_id = :id and closed_at is null
                        """)
                .param("company", quote.companyId())
                .param("id", quote.id().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void openLink(Quote quote, byte[] tokenHash, Instant expiresAt, UUID madeBy, Instant at) {
        jdbc.sql("""
                        insert into quote_link (company_id, quote_id, link_no, token_hash, revision, expires_at, made_by, made_at)
                        select :company, :id, count(*) + 1, :hash, :revision, :expires, :by, :at
                          from quote_link where company_id = :company and quote_id = :id
                        """)
                .param("company", quote.companyId())
                .param("id", quote.id().value())
                .param("hash", tokenHash)
                .param("revision", quote.current().revision())
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .param("by", madeBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    record Opened(UUID companyId, QuoteId quoteId) {}

    /// The quote that a link opens: as long as the link works and the quote waits for its answer.
    Optional<Opened> opened(byte[] tokenHash, Instant now) {
        return jdbc.sql("""
                        select l.company_id, l.quote_id
                          from quote_link l
                          join quote q on q.company_id = l.company_id and q.quote_id = l.quote_id
                               and q.revision = l.revision and q.status = 'SENT'
                         where l.token_hash = :hash and l.closed_at is null and l.expires_at > :now
                        """)
                .param("hash", tokenHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Opened(
                        row.getObject("company_id", UUID.class), new QuoteId(row.getObject("quote_id", UUID.class))))
                .optional();
    }

    /// @param latest day that any company can have
    /// @return how many were
    int expire(LocalDate latest, Instant at, int limit) {
        var expired = jdbc.sql("""
                        with expired as (
                            update quote q set status = 'EXPIRED', version = q.version + 1
                              from (select company_id, quote_id from quote
                                     where status in ('WAITING', 'APPROVED', 'SENT') and valid_until < :latest
                                       and valid_until <
                        """ + CompanyDayQueries.inSql("quote.company_id", "cast(:at as timestamptz)") + """
                                     order by company_id, quote_id
                                     limit :limit
                                       for update skip locked) as due
                             where q.company_id = due.company_id and q.quote_id = due.quote_id
                            returning q.company_id, q.quote_id),
                        closed as (
                            update quote_link l set closed_at = :at
                              from expired e
                             where l.company_id = e.company_id and l.quote_id = e.quote_id and l.closed_at is null)
                        select company_id, quote_id from expired
                        """)
                .param("latest", latest)
                .param("limit", limit)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(RecordRowMapper.of(Expired.class))
                .list();
        expired.forEach(quote -> changes.note(quote.companyId(), ObjectKind.QUOTE, quote.quoteId()));
        return expired.size();
    }

    private record Expired(UUID companyId, UUID quoteId) {}

    private record Head(
            UUID companyId,
            UUID quoteId,
            String quoteNumber,
            @Nullable UUID dealId,
            UUID customerId,
            UUID ownerUserId,
            QuoteStatus status,
            @Nullable UUID submittedBy,
            @Nullable UUID approvedBy,
            @Nullable String declineReason,
            @Nullable UUID orderId,
            long version,
            int revision,
            PrintLanguage language,
            LocalDate validUntil,
            Currency currency,
            PriceMode priceMode,
            TaxMethod taxMethod,
            Rounding rounding,
            int paymentTermDays,
            @Nullable String note,
            UUID madeBy,
            Instant madeAt) {

        Quote with(List<QuoteLine> lines) {
            var terms = new OrderTerms(
                    currency,
                    priceMode,
                    taxMethod,
                    rounding,
                    paymentTermDays,
                    lines.stream().map(QuoteLine::line).toList());
            return new Quote(
                    companyId,
                    new QuoteId(quoteId),
                    quoteNumber,
                    dealId,
                    customerId,
                    ownerUserId,
                    status,
                    new QuoteRevision(
                            revision, language, validUntil, terms, lines, terms.totals(), note, madeBy, madeAt),
                    submittedBy,
                    approvedBy,
                    declineReason,
                    orderId,
                    version);
        }
    }
}
