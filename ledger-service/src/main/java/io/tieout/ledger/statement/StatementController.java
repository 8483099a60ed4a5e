package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.Comparison;
import io.tieout.ledger.balance.DimensionName;
import io.tieout.ledger.balance.Dimensions;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.PageRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Everywhere, `dimension` is `costCenter:NORTH` for lines with that value and `costCenter` for lines without one;
/// given several times, lines must pass all of them. `compare` says the days to compare with in words, instead of
/// `compareFrom` and `compareTo`.
@RestController
@RequestMapping("/api/v1/reports")
class StatementController {

    private final StatementService statements;

    StatementController(StatementService statements) {
        this.statements = statements;
    }

    /// @param from the first day of the fiscal year when absent
    /// @param to today when absent
    /// @param by a dimension: divides the profit by what lines carry under this name
    @GetMapping("/profit-and-loss")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    ProfitAndLossResponse profitAndLoss(
            Caller caller,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable LocalDate compareFrom,
            @RequestParam @Nullable LocalDate compareTo,
            @RequestParam @Nullable Comparison compare,
            @RequestParam @Nullable Dimensions dimension,
            @RequestParam @Nullable DimensionName by) {
        var asked = new AskedPeriod(from, to, knownAt, compareFrom, compareTo, compare, dimension);
        return statements.profitAndLoss(caller.companyId(), asked, by);
    }

    /// @param asOf today when absent
    @GetMapping("/balance-sheet")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    BalanceSheetResponse balanceSheet(
            Caller caller,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable LocalDate compareTo,
            @RequestParam @Nullable Comparison compare,
            @RequestParam @Nullable Dimensions dimension) {
        var asked = new AskedPeriod(null, asOf, knownAt, null, compareTo, compare, dimension);
        return statements.balanceSheet(caller.companyId(), asked);
    }

    /// The chart as a tree, each account with the sum of what stands below it.
    ///
    /// @param from counts what was posted from this date on; all when absent
    /// @param asOf today when absent
    @GetMapping("/account-tree")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    AccountTreeResponse accountTree(
            Caller caller,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Dimensions dimension) {
        return statements.accountTree(caller.companyId(), new AskedPeriod(from, asOf, knownAt, dimension));
    }

    /// @param from of the profit and loss; the first day of the fiscal year when absent
    /// @param to also the date of the balance sheet; today when absent
    @GetMapping("/ratios")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    RatiosResponse ratios(
            Caller caller,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable LocalDate compareFrom,
            @RequestParam @Nullable LocalDate compareTo,
            @RequestParam @Nullable Comparison compare,
            @RequestParam @Nullable Dimensions dimension) {
        var asked = new AskedPeriod(from, to, knownAt, compareFrom, compareTo, compare, dimension);
        return statements.ratios(caller.companyId(), asked);
    }

    /// @param from the first day of the fiscal year when absent
    /// @param to today when absent
    /// @param method indirect when absent; direct, and only that, for a dimension
    @GetMapping("/cash-flow")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    CashFlowResponse cashFlow(
            Caller caller,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable LocalDate compareFrom,
            @RequestParam @Nullable LocalDate compareTo,
            @RequestParam @Nullable Comparison compare,
            @RequestParam @Nullable Dimensions dimension,
            @RequestParam @Nullable CashFlowMethod method) {
        var asked = new AskedPeriod(from, to, knownAt, compareFrom, compareTo, compare, dimension);
        return statements.cashFlow(caller.companyId(), asked, method);
    }

    /// @param from the first day of the fiscal year when absent
    /// @param to today when absent
    @GetMapping("/general-ledger")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    GeneralLedgerResponse generalLedger(
            Caller caller,
            @RequestParam AccountCode account,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Dimensions dimension,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return statements.generalLedger(
                caller.companyId(),
                account,
                new AskedPeriod(from, to, knownAt, dimension),
                PageRequest.of(limit, cursor, account, from, to, knownAt, dimension));
    }

    /// All lines by their accounting dates.
    ///
    /// @param from the first day of the fiscal year when absent
    /// @param to today when absent
    @GetMapping("/journal")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    JournalReportResponse journal(
            Caller caller,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Dimensions dimension,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return statements.journal(
                caller.companyId(),
                new AskedPeriod(from, to, knownAt, dimension),
                PageRequest.of(limit, cursor, "journal", from, to, knownAt, dimension));
    }
}
