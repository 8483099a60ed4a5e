package io.tieout.ledger.receivable;

import io.tieout.documenttotals.DocumentDiscount;
import io.tieout.documenttotals.DocumentLine;
import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.period.PeriodModule;
import io.tieout.ledger.period.PeriodService;
import io.tieout.ledger.tax.TaxCodeService;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class OrderEventsListener implements EventSubscriber {

    private final CompanyService companies;
    private final PeriodService periods;
    private final InvoiceService invoices;
    private final OrderTerms terms;
    private final TaxCodeService taxes;

    OrderEventsListener(
            CompanyService companies,
            PeriodService periods,
            InvoiceService invoices,
            OrderTerms terms,
            TaxCodeService taxes) {
        this.terms = terms;
        this.taxes = taxes;
        this.companies = companies;
        this.periods = periods;
        this.invoices = invoices;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(SalesEvents.ORDER_CONFIRMED, this::orderConfirmed);
    }

    private void orderConfirmed(ReceivedEvent<OrderConfirmed> event) {
        var company = companies.awaited(event.envelope().companyId());
        var order = event.payload();
        // An order of a month that was closed meanwhile is invoiced on the first open day.
        var invoiceDate = periods.firstOpenDay(company.id(), order.orderDate(), PeriodModule.SALES);
        // The order says when to pay; what else is agreed with the customer counts as it is now.
        var agreed = terms.of(company.id(), order.customerId());
        var code = agreed.withholdingTaxCode();
        var withholding =
                code == null ? null : taxes.ofCompany(company).ofWithholding(code, invoiceDate, "/withholdingTaxCode");
        invoices.issueForOrder(confirmed(company.id(), order, invoiceDate, agreed.earlyPayment(), withholding));
    }

    private static ConfirmedOrder confirmed(
            UUID companyId,
            OrderConfirmed order,
            LocalDate invoiceDate,
            @Nullable EarlyPaymentTerms earlyPayment,
            @Nullable TaxRate withholding) {
        var draft = new InvoiceDraft(
                companyId,
                order.customerId(),
                new InvoiceOrigin(null, order.orderId(), order.dealId()),
                invoiceDate,
                invoiceDate.plusDays(order.paymentTermDays()),
                TotalsRules.of(
                        Currency.getInstance(order.currency()),
                        order.pricesIncludeTax() ? PriceMode.TAX_INCLUSIVE : PriceMode.TAX_EXCLUSIVE,
                        TaxMethod.valueOf(order.taxMethod()),
                        Rounding.valueOf(order.roundingMode())),
                order.lines().stream().map(OrderEventsListener::line).toList(),
                new DocumentDiscount.None(),
                earlyPayment,
                withholding,
                false,
                null,
                null,
                null);
        return new ConfirmedOrder(order.orderId(), draft, new ExpectedTotals(order.net(), order.tax(), order.total()));
    }

    private static InvoiceLine line(OrderConfirmed.Line line) {
        return new InvoiceLine(
                line.lineId(),
                line.productCode(),
                line.description(),
                new DocumentLine(
                        line.quantity(),
                        line.unitPrice(),
                        line.discountPercent(),
                        TaxRate.of(line.taxCode(), line.taxRatePercent())));
    }
}
