package io.tieout.ledger.ledgerimport;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.account.CashFlowCategory;
import io.tieout.ledger.account.NewAccount;
import io.tieout.ledger.account.StatementLine;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// The accounts of a file.
///
/// @param sound those that could be read, each with its row
record ImportedAccounts(List<ImportedAccount> sound, List<RowProblem> problems) {

    private static final int MAX_NAME = 120;

    ImportedAccounts {
        sound = List.copyOf(sound);
        problems = List.copyOf(problems);
    }

    record ImportedAccount(NewAccount account, SheetRow row) {}

    static ImportedAccounts of(List<SheetRow> rows) {
        var sound = new ArrayList<ImportedAccount>();
        var problems = new ArrayList<RowProblem>();
        for (var row : rows) {
            try {
                sound.add(new ImportedAccount(account(row), row));
            } catch (RowRefused refused) {
                problems.add(RowProblem.of(row, refused));
            }
        }
        return new ImportedAccounts(sound, problems);
    }

    private static NewAccount account(SheetRow row) {
        return new NewAccount(
                row.requiredValue("code", AccountCode::new, "must be an account code"),
                row.requiredText("name", MAX_NAME),
                row.requiredValue("type", AccountType::valueOf, "must be ASSET, LIABILITY, EQUITY, REVENUE or EXPENSE"),
                row.value("parent", AccountCode::new, "must be an account code"),
                !Boolean.FALSE.equals(row.flag("postable")),
                row.value("statementLine", StatementLine::valueOf, "is no line of the statements"),
                Boolean.TRUE.equals(row.flag("contra")),
                row.value("cashFlow", CashFlowCategory::valueOf, "is no category of the cash flow statement"),
                row.date("activeFrom"),
                row.date("activeTo"),
                row.value("currency", Currency::getInstance, "must be an ISO 4217 currency"));
    }
}
