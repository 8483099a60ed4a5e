package io.tieout.ledger.charttemplate;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountMapping;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.account.ActiveDates;
import io.tieout.ledger.account.CashFlowCategory;
import io.tieout.ledger.account.StatementLine;
import io.tieout.ledger.tax.DatedRate;
import io.tieout.ledger.tax.TaxCode;
import io.tieout.ledger.tax.TaxKind;
import io.tieout.platform.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads the template files once, at the start: a broken one keeps the service from starting.
@Repository
class ChartTemplateRepository {

    private static final List<String> IDS =
            List.of("ifrs-small", "china-small-enterprise", "indonesia-emkm", "indonesia-ep");

    private final List<ChartTemplate> templates;

    ChartTemplateRepository(JsonMapper json) {
        templates = IDS.stream().map(id -> read(json, id)).toList();
    }

    List<ChartTemplate> all() {
        return templates;
    }

    Optional<ChartTemplate> find(String id) {
        return templates.stream().filter(template -> template.id().equals(id)).findFirst();
    }

    private static ChartTemplate read(JsonMapper json, String id) {
        try (var file = new ClassPathResource("chart-templates/" + id + ".json").getInputStream()) {
            return json.readValue(file, File.class).toTemplate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record File(
            String id,
            String edition,
            String name,
            @Nullable String localName,
            String standard,
            @Nullable String language,
            @Nullable String country,
            VoucherNumbering vouchers,
            ReversalPresentation reversals,
            Set<AccountRole> withoutRoles,
            List<Row> accounts,
            Settings taxSettings,
            List<Tax> taxCodes) {

        ChartTemplate toTemplate() {
            return new ChartTemplate(
                    id,
                    edition,
                    name,
                    localName,
                    standard,
                    language,
                    country,
                    vouchers,
                    reversals,
                    withoutRoles,
                    accounts.stream().map(Row::toAccount).toList(),
                    new TemplateTaxes(
                            taxSettings.pricesIncludeTax(),
                            taxSettings.taxMethod(),
                            taxSettings.roundingMode(),
                            taxSettings.increments(),
                            taxCodes.stream().map(Tax::toCode).toList()));
        }
    }

    private record Settings(
            boolean pricesIncludeTax,
            TaxMethod taxMethod,
            Rounding roundingMode,
            Map<String, String> roundingIncrements) {

        List<Money> increments() {
            return roundingIncrements.entrySet().stream()
                    .map(entry -> Money.parse(entry.getValue(), entry.getKey()))
                    .toList();
        }
    }

    private record Tax(String code, String name, @Nullable String localName, TaxKind kind, List<Rate> rates) {

        TaxCode toCode() {
            return new TaxCode(
                    code,
                    name,
                    localName,
                    kind,
                    rates.stream().map(Rate::toRate).toList(),
                    1);
        }
    }

    private record Rate(
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            BigDecimal percent,
            @Nullable Integer baseNumerator,
            @Nullable Integer baseDenominator) {

        DatedRate toRate() {
            return new DatedRate(
                    validFrom,
                    validTo,
                    percent,
                    Objects.requireNonNullElse(baseNumerator, 1),
                    Objects.requireNonNullElse(baseDenominator, 1));
        }
    }

    /// @param statementLine with `cashFlow` as usual for the type when absent
    private record Row(
            AccountCode code,
            String name,
            @Nullable String localName,
            AccountType type,
            @Nullable AccountCode parent,
            @Nullable Boolean summary,
            @Nullable Boolean control,
            @Nullable Boolean contra,
            @Nullable StatementLine statementLine,
            @Nullable CashFlowCategory cashFlow,
            @Nullable AccountRole role) {

        Account toAccount() {
            var usual = AccountMapping.usual(type);
            var mapping = statementLine == null
                    ? usual
                    : new AccountMapping(
                            statementLine,
                            Boolean.TRUE.equals(contra),
                            Objects.requireNonNull(cashFlow, () -> code + " has no cash flow category"));
            return new Account(
                    code,
                    name,
                    type,
                    role,
                    parent,
                    Boolean.TRUE.equals(control),
                    !Boolean.TRUE.equals(summary),
                    true,
                    1,
                    mapping.requireFits(type),
                    ActiveDates.ALWAYS,
                    localName,
                    null);
        }
    }
}
