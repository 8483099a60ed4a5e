package io.tieout.sales.pricelist;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.money.Money;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.product.ProductQueries;
import io.tieout.sales.product.ProductUnknown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers what something costs, and why.
@RestController
@RequestMapping("/api/v1/prices")
class PriceController {

    private final PriceQueries prices;
    private final ProductQueries products;
    private final CompanyDayQueries days;

    PriceController(PriceQueries prices, ProductQueries products, CompanyDayQueries days) {
        this.prices = prices;
        this.products = products;
        this.days = days;
    }

    /// @param customer somebody who is no customer yet where absent
    /// @param quantity one where absent
    /// @param date today where absent
    /// @param currency that of the list price where absent
    /// @param explain whether every rule that was considered is told
    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    PriceResponse price(
            @RequestParam String product,
            @RequestParam(required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable BigDecimal quantity,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable Boolean explain,
            Caller caller) {
        var sold = products.find(caller.companyId(), product).orElseThrow(() -> new ProductUnknown(product, "product"));
        var amount = Objects.requireNonNullElse(quantity, BigDecimal.ONE);
        if (amount.signum() <= 0 || amount.scale() > 6 || amount.precision() - amount.scale() > 12) {
            throw new PriceRuleUnfit("is asked for with a quantity above zero, of at most 12 digits and 6 decimals");
        }
        var day = date == null ? days.today(caller.companyId()) : date;
        var unit = currency == null
                ? sold.listPrice().currency()
                : Money.ofMinor(0, currency).currency();
        var price = prices.prices(
                        caller.companyId(), customer, List.of(new PriceQueries.Wanted(sold, amount)), day, unit)
                .getFirst();
        return PriceResponse.of(price, sold, day, unit, Boolean.TRUE.equals(explain));
    }
}
