package io.tieout.ledger.charttemplate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.account.CashFlowCategory;
import io.tieout.ledger.account.StatementLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param chart its accounts, parents before their children
/// @param taxCodes what `GET /tax-codes` will show
record ChartTemplateResponse(
        @JsonUnwrapped ChartTemplateSummaryResponse template, List<TemplateAccount> chart, List<String> taxCodes) {

    record TemplateAccount(
            AccountCode code,
            String name,
            @Nullable String localName,
            AccountType type,
            @Nullable AccountRole role,
            @Nullable AccountCode parent,
            boolean control,
            boolean postable,
            StatementLine statementLine,
            boolean contra,
            @Nullable CashFlowCategory cashFlow) {

        static TemplateAccount from(Account account) {
            return new TemplateAccount(
                    account.code(),
                    account.name(),
                    account.localName(),
                    account.type(),
                    account.role(),
                    account.parent(),
                    account.control(),
                    account.postable(),
                    account.mapping().line(),
                    account.mapping().contra(),
                    account.mapping().cashFlow());
        }
    }

    static ChartTemplateResponse of(ChartTemplate template, InstalledChart present) {
        return new ChartTemplateResponse(
                ChartTemplateSummaryResponse.of(template, present),
                template.accounts().stream().map(TemplateAccount::from).toList(),
                template.taxes().names());
    }
}
