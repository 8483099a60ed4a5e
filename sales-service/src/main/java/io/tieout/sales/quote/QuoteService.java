package io.tieout.sales.quote;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.paper.PrintLanguage;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.customerview.CustomerView;
import io.tieout.sales.customerview.CustomerViewQueries;
import io.tieout.sales.deal.DealFactService;
import io.tieout.sales.order.OrderLine;
import io.tieout.sales.order.OrderService;
import io.tieout.sales.order.OrderTerms;
import io.tieout.sales.pipeline.DealFact;
import io.tieout.sales.pricelist.Price;
import io.tieout.sales.pricelist.PriceQueries;
import io.tieout.sales.product.Product;
import io.tieout.sales.product.ProductQueries;
import io.tieout.sales.product.ProductUnknown;
import io.tieout.sales.quote.QuoteRequest.LineRequest;
import io.tieout.sales.quote.QuoteRequest.OfferRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class QuoteService {

    private final QuoteRepository quotes;
    private final QuotePolicyRepository policies;
    private final ProductQueries products;
    private final PriceQueries prices;
    private final CustomerViewQueries customers;
    private final OrderService orders;
    private final DealFactService facts;
    private final QuoteProperties properties;
    private final CompanyDayQueries days;
    private final Clock clock;

    QuoteService(
            QuoteRepository quotes,
            QuotePolicyRepository policies,
            ProductQueries products,
            PriceQueries prices,
            CustomerViewQueries customers,
            OrderService orders,
            DealFactService facts,
            QuoteProperties properties,
            CompanyDayQueries days,
            Clock clock) {
        this.quotes = quotes;
        this.policies = policies;
        this.products = products;
        this.prices = prices;
        this.customers = customers;
        this.orders = orders;
        this.facts = facts;
        this.properties = properties;
        this.days = days;
        this.clock = clock;
    }

    Quote draft(UUID companyId, QuoteRequest request, UUID by) {
        var customer = customers.get(companyId, request.customerId());
        var offer = offer(companyId, customer, request.offer(), 1, by);
        var quote = new Quote(
                companyId,
                QuoteId.next(),
                quotes.nextNumber(companyId, days.today(companyId).getYear()),
                request.dealId(),
                customer.customerId(),
                by,
                QuoteStatus.DRAFT,
                offer,
                null,
                null,
                null,
                null,
                1);
        quotes.insert(quote);
        return quote;
    }

    Quote revise(UUID companyId, QuoteId id, long expectedVersion, OfferRequest request, UUID by) {
        var quote = locked(companyId, id, expectedVersion);
        var customer = customers.get(companyId, quote.customerId());
        var revised =
                quote.revise(offer(companyId, customer, request, quote.current().revision() + 1, by));
        quotes.insertRevision(revised);
        quotes.update(revised);
        quotes.closeLinks(revised, clock.instant());
        return revised;
    }

    Quote submit(UUID companyId, QuoteId id, long expectedVersion, UUID by) {
        var quote = locked(companyId, id, expectedVersion);
        boolean needsApproval = policies.get(companyId).needsApproval(quote.current());
        return stored(quote.submit(needsApproval, by));
    }

    Quote decide(UUID companyId, QuoteId id, long expectedVersion, boolean approve, UUID by) {
        var quote = locked(companyId, id, expectedVersion);
        return stored(approve ? quote.approve(by) : quote.sendBack(by));
    }

    record Sent(Quote quote, String url, Instant expiresAt) {}

    /// The link is told only now; the one before works no more.
    Sent send(UUID companyId, QuoteId id, long expectedVersion, UUID by) {
        var sent = stored(locked(companyId, id, expectedVersion).send(days.today(companyId)));
        var token = LinkToken.random();
        var expires = sent.current()
                .validUntil()
                .plusDays(1)
                .atStartOfDay(days.zone(companyId))
                .toInstant();
        quotes.closeLinks(sent, clock.instant());
        quotes.openLink(sent, token.hash(), expires, by, clock.instant());
        happened(sent, DealFact.QUOTE_SENT);
        return new Sent(sent, properties.link(token), expires);
    }

    Quote decline(UUID companyId, QuoteId id, long expectedVersion, String reason) {
        var declined = stored(locked(companyId, id, expectedVersion).decline(reason));
        quotes.closeLinks(declined, clock.instant());
        return declined;
    }

    /// What a link shows, and to whom.
    ///
    /// @param madeOn the day that stands on it
    record Opened(Quote quote, LocalDate madeOn, String companyName, String customerName) {}

    /// @return empty for links that do not work, whatever the reason
    Optional<Opened> open(LinkToken token) {
        return quotes.opened(token.hash(), clock.instant())
                .map(link -> opened(quotes.get(link.companyId(), link.quoteId())));
    }

    private Opened opened(Quote quote) {
        return new Opened(
                quote,
                days.day(quote.companyId(), quote.current().madeAt()),
                quotes.company(quote.companyId()).name(),
                customers
                        .find(quote.companyId(), quote.customerId())
                        .map(CustomerView::name)
                        .orElse(""));
    }

    /// The customer takes the offer: it is an order from now on, once however often the link is followed.
    Optional<Opened> accept(LinkToken token) {
        return answering(token).map(quote -> {
            var draft = orders.draft(
                    quote.companyId(),
                    quote.dealId(),
                    quote.customerId(),
                    quote.current().terms(),
                    quote.ownerUserId());
            var accepted = stored(quote.accept(draft.id().value()));
            quotes.closeLinks(accepted, clock.instant());
            orders.confirm(draft, days.today(quote.companyId()));
            happened(accepted, DealFact.QUOTE_ACCEPTED);
            return opened(accepted);
        });
    }

    Optional<Opened> decline(LinkToken token, String reason) {
        return answering(token).map(quote -> {
            var declined = stored(quote.decline(reason));
            quotes.closeLinks(declined, clock.instant());
            return opened(declined);
        });
    }

    /// The quote under its lock; whoever waited for it looks again whether the link still works.
    private Optional<Quote> answering(LinkToken token) {
        return quotes.opened(token.hash(), clock.instant())
                .map(link -> quotes.lock(link.companyId(), link.quoteId()))
                .filter(quote -> quotes.opened(token.hash(), clock.instant()).isPresent());
    }

    int expire(int limit) {
        return quotes.expire(days.latest(), clock.instant(), limit);
    }

    byte[] print(Quote quote) {
        var company = quotes.company(quote.companyId());
        var customer = customers.find(quote.companyId(), quote.customerId());
        return QuotePaper.print(
                quote,
                days.day(quote.companyId(), quote.current().madeAt()),
                company.name(),
                customer.map(CustomerView::name).orElse(""),
                customer.map(CustomerView::customerNumber).orElse(""));
    }

    private QuoteRevision offer(UUID companyId, CustomerView customer, OfferRequest request, int revision, UUID by) {
        var today = days.today(companyId);
        if (request.validUntil().isBefore(today)) {
            throw new QuoteOutOfDate(request.validUntil());
        }
        var currency = Money.ofMinor(0, request.currency()).currency();
        var lines = lines(companyId, customer, request, currency, today);
        var terms = new OrderTerms(
                currency,
                Objects.requireNonNullElse(request.priceMode(), PriceMode.TAX_EXCLUSIVE),
                Objects.requireNonNullElse(request.taxMethod(), TaxMethod.PER_LINE),
                Objects.requireNonNullElse(request.rounding(), Rounding.HALF_UP),
                Objects.requireNonNullElse(request.paymentTermDays(), customer.paymentTermDays()),
                lines.stream().map(QuoteLine::line).toList());
        var language = PrintLanguage.of(
                request.language(), Objects.requireNonNullElseGet(customer.language(), () -> quotes.company(companyId)
                        .locale()));
        return new QuoteRevision(
                revision,
                language,
                request.validUntil(),
                terms,
                lines,
                terms.totals(),
                request.note(),
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private List<QuoteLine> lines(
            UUID companyId, CustomerView customer, OfferRequest request, Currency currency, LocalDate day) {
        var codes = request.lines().stream().map(LineRequest::productCode).collect(Collectors.toSet());
        var sold = products.byCode(companyId, codes);
        var wanted = new ArrayList<PriceQueries.Wanted>();
        for (var line : request.lines()) {
            var product = sold.get(line.productCode());
            if (product == null) {
                throw new ProductUnknown(line.productCode(), "/lines/" + wanted.size() + "/productCode");
            }
            wanted.add(new PriceQueries.Wanted(product, line.quantity()));
        }
        var found = prices.prices(companyId, customer.customerId(), wanted, day, currency);
        return IntStream.range(0, found.size())
                .mapToObj(index ->
                        line(request.lines().get(index), wanted.get(index).product(), found.get(index)))
                .toList();
    }

    private static QuoteLine line(LineRequest request, Product product, Price price) {
        return new QuoteLine(
                new OrderLine(
                        Ids.next(),
                        product.productCode(),
                        Objects.requireNonNullElse(request.description(), product.name()),
                        request.quantity(),
                        price.unitPrice(),
                        Objects.requireNonNullElse(request.discountPercent(), BigDecimal.ZERO),
                        product.taxCode(),
                        product.taxRatePercent()),
                product.unit(),
                price.priceListId());
    }

    private Quote locked(UUID companyId, QuoteId id, long expectedVersion) {
        var quote = quotes.lock(companyId, id);
        if (quote.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, quote.version());
        }
        return quote;
    }

    private Quote stored(Quote quote) {
        quotes.update(quote);
        return quote;
    }

    private void happened(Quote quote, DealFact fact) {
        if (quote.dealId() != null) {
            facts.happened(quote.companyId(), quote.dealId(), fact, days.today(quote.companyId()));
        }
    }
}
