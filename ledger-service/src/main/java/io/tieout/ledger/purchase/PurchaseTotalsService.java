package io.tieout.ledger.purchase;

import io.tieout.documenttotals.DocumentLine;
import io.tieout.documenttotals.DocumentTotals;
import io.tieout.documenttotals.InvalidDocument;
import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.tax.CompanyTaxes;
import io.tieout.ledger.tax.TaxCodeService;
import io.tieout.ledger.tax.TaxKind;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds purchases up, by the taxes of their company.
@Service
@Transactional
public class PurchaseTotalsService {

    private final TaxCodeService taxes;
    private final ChartService chart;

    PurchaseTotalsService(TaxCodeService taxes, ChartService chart) {
        this.taxes = taxes;
        this.chart = chart;
    }

    /// Refuses what does not add up, or leaves nothing to pay.
    public Purchase of(Company company, WantedPurchase wanted) {
        var known = taxes.ofCompany(company);
        var rules = known.settings()
                .rules(
                        company.baseCurrency(),
                        wanted.pricesIncludeTax(),
                        wanted.taxMethod(),
                        wanted.roundingMode(),
                        known.increment());
        var purchase = purchase(wanted, rules, known);
        if (!purchase.payable().isPositive()) {
            throw new PurchaseRefused("lines", "must leave something to pay");
        }
        return purchase;
    }

    /// Where its taxes go.
    public Purchase.Accounts accounts(UUID companyId, AccountCode payable) {
        return new Purchase.Accounts(
                chart.byRole(companyId, AccountRole.INPUT_TAX),
                chart.byRole(companyId, AccountRole.TAX_PAYABLE),
                chart.byRole(companyId, AccountRole.TAX_WITHHELD_FROM_SUPPLIERS),
                payable);
    }

    private static Purchase purchase(WantedPurchase request, TotalsRules rules, CompanyTaxes known) {
        var rates = new ArrayList<TaxRate>();
        var selfAssessed = new HashSet<String>();
        var figures = new ArrayList<DocumentLine>();
        for (int index = 0; index < request.lines().size(); index++) {
            var line = request.lines().get(index);
            requireFits(line.amount(), rules, "lines/" + index + "/amount");
            var name = line.taxCode();
            var pointer = "/lines/" + index + "/taxCode";
            if (name == null) {
                rates.add(TaxRate.of(Purchase.UNTAXED, BigDecimal.ZERO));
            } else {
                var code = known.ofPurchase(name, pointer);
                rates.add(CompanyTaxes.rate(code, request.taxPoint(), pointer));
                if (code.kind() == TaxKind.REVERSE_CHARGE) {
                    selfAssessed.add(code.code());
                }
            }
            figures.add(
                    new DocumentLine(BigDecimal.ONE, line.amount().toBigDecimal(), BigDecimal.ZERO, rates.getLast()));
        }
        if (!selfAssessed.isEmpty() && rules.priceMode() == PriceMode.TAX_INCLUSIVE) {
            throw new PurchaseRefused("pricesIncludeTax", "cannot be, where the supplier charges no tax");
        }
        try {
            var totals = DocumentTotals.of(rules, figures);
            return new Purchase(
                    rules,
                    totals,
                    request.lines().stream().map(WantedPurchase.Line::account).toList(),
                    rates,
                    selfAssessed,
                    withheld(request, totals, rules, known));
        } catch (InvalidDocument e) {
            throw new PurchaseRefused(e);
        }
    }

    private static Purchase.@Nullable Withheld withheld(
            WantedPurchase request, DocumentTotals totals, TotalsRules rules, CompanyTaxes known) {
        var code = request.withholdingTaxCode();
        if (code == null) {
            return null;
        }
        var stated = request.withholdingBase() == null ? totals.net() : request.withholdingBase();
        requireFits(stated, rules, "withholdingBase");
        if (stated.compareTo(totals.net()) > 0) {
            throw new PurchaseRefused("withholdingBase", "must not exceed the net amount, " + totals.net());
        }
        var rate = known.ofWithholding(code, request.taxPoint(), "/withholdingTaxCode");
        // Tax on one amount is a document of one line: rounded by the same rules.
        var exclusive = new TotalsRules(
                rules.currency(), PriceMode.TAX_EXCLUSIVE, rules.taxMethod(), rules.rounding(), rules.increment());
        var line = new DocumentLine(BigDecimal.ONE, stated.toBigDecimal(), BigDecimal.ZERO, rate);
        var subtotal =
                DocumentTotals.of(exclusive, List.of(line)).taxSubtotals().getFirst();
        return new Purchase.Withheld(rate, subtotal.base(), subtotal.tax());
    }

    private static void requireFits(Money amount, TotalsRules rules, String path) {
        if (!amount.currency().equals(rules.currency())) {
            throw new PurchaseRefused(path, "must be in " + rules.currency());
        }
        if (!amount.isPositive()) {
            throw new PurchaseRefused(path, "must be above zero");
        }
        if (amount.minorUnits() % rules.increment().minorUnits() != 0) {
            throw new PurchaseRefused(path, "must be a multiple of " + rules.increment());
        }
    }
}
