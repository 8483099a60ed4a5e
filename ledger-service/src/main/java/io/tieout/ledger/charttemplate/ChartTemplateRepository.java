package io.tieout.ledger.charttemplate;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountMapping;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.account.ActiveDates;
import io.tieout.ledger.account.CashFlowCategory;
import io.tieout.ledger.account.StatementLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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
            List<Row> accounts) {

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
                    accounts.stream().map(Row::toAccount).toList());
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
