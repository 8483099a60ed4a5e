package io.tieout.ledger.receivable;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.ForeignLineService;
import io.tieout.ledger.tax.TaxCodeService;
import io.tieout.ledger.tax.TaxConversion;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Converts the entries of invoices and credit notes in another currency than the books.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ForeignDocumentService {

    private final CompanyService companies;
    private final ChartService chart;
    private final ExchangeRateService rates;
    private final ForeignLineService foreignLines;
    private final TaxCodeService taxes;

    ForeignDocumentService(
            CompanyService companies,
            ChartService chart,
            ExchangeRateService rates,
            ForeignLineService foreignLines,
            TaxCodeService taxes) {
        this.companies = companies;
        this.chart = chart;
        this.rates = rates;
        this.foreignLines = foreignLines;
        this.taxes = taxes;
    }

    /// What the document states counts, else what is in force on its day and what the law names for tax.
    public DocumentRates rates(
            UUID companyId,
            Currency currency,
            LocalDate date,
            LocalDate taxPoint,
            @Nullable Rate stated,
            @Nullable Rate statedOfTax) {
        var booked = stated == null
                ? rates.get(companyId, currency, date, "/currency").rate()
                : stated;
        var tax = taxes.exchangeRate(companies.get(companyId), currency, taxPoint, statedOfTax);
        return new DocumentRates(booked, tax.orElse(null));
    }

    /// At which tax of another currency is worth what, whatever the invoice is booked at.
    public Rate rateOfTax(UUID companyId, Currency currency, LocalDate taxPoint, @Nullable Rate stated) {
        return taxes.exchangeRate(companies.get(companyId), currency, taxPoint, stated)
                .orElseGet(() -> rates.get(companyId, currency, taxPoint, "/taxExchangeRate")
                        .rate());
    }

    /// The total is converted once; the parts take what rounding leaves. A base of its own is converted likewise. Tax
    /// at a rate of its own leaves a difference, which is realised at once.
    ///
    /// @param entry all of it in the document's currency
    public EntryDraft convert(EntryDraft entry, DocumentRates worth) {
        var booked = inTheBooks(entry, worth.booked());
        return worth.ownTax()
                .map(rate -> taxed(entry, booked, conversion(entry.companyId(), rate), worth.booked()))
                .orElse(booked);
    }

    /// All of it at one rate.
    ///
    /// @param entry of a document or of what corrects one, in the document's currency
    EntryDraft inTheBooks(EntryDraft entry, Rate rate) {
        var increment = increment(entry.companyId());
        var currency = entry.lines().getLast().amount().currency();
        var lines = entry.lines().stream()
                .map(line -> TaxedLine.inTheBooks(line, currency, rate, increment))
                .toList();
        return foreignLines.convert(entry.with(lines), rate);
    }

    /// How tax at a rate of its own is converted.
    public TaxConversion conversion(UUID companyId, Rate rate) {
        return new TaxConversion(chart.byRole(companyId, AccountRole.TAX_PAYABLE), rate, increment(companyId));
    }

    private EntryDraft taxed(EntryDraft entry, EntryDraft booked, TaxConversion conversion, Rate rate) {
        var lines = new ArrayList<>(conversion.applied(booked.lines(), entry.lines()));
        conversion
                .difference(lines, rate, role -> chart.byRole(entry.companyId(), role))
                .ifPresent(lines::add);
        return booked.with(lines);
    }

    private Money increment(UUID companyId) {
        return rates.increment(companyId, companies.get(companyId).baseCurrency());
    }
}
