package io.tieout.ledger.receivable;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.ledger.tax.TaxCodeService;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;

/// The part of `POST /invoices` that happens once per key, in one transaction. Apart from
/// [InvoiceController], because that waits for the customer first, and waiting inside would keep a connection.
@Component
class InvoiceIssuingController {

    private final CompanyService companies;
    private final CustomerViewService customers;
    private final TaxCodeService taxes;
    private final InvoiceService invoices;
    private final InvoiceQueries queries;
    private final ExchangeRateService rates;

    InvoiceIssuingController(
            CompanyService companies,
            CustomerViewService customers,
            TaxCodeService taxes,
            InvoiceService invoices,
            InvoiceQueries queries,
            ExchangeRateService rates) {
        this.rates = rates;
        this.companies = companies;
        this.customers = customers;
        this.taxes = taxes;
        this.invoices = invoices;
        this.queries = queries;
    }

    @Idempotent(required = true)
    ResponseEntity<InvoiceResponse> issue(Caller caller, @RequestBody IssueInvoiceRequest request) {
        var company = companies.get(caller.companyId());
        customers.requireKnown(company.id(), request.customerId());
        var draft =
                request.toDraft(company, taxes.ofCompany(company), currency -> rates.increment(company.id(), currency));
        var issued = invoices.issue(draft, request.expectedTotals(), caller.id());
        var id = issued.invoice().id();
        return ResponseEntity.status(issued.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .header(HttpHeaders.LOCATION, "/api/v1/invoices/" + id.value())
                .eTag(EntityTag.of(issued.invoice().version()))
                .body(queries.get(company.id(), id));
    }
}
