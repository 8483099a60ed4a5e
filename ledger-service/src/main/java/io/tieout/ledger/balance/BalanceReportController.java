package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reports")
class BalanceReportController {

    private final ReportService reports;

    BalanceReportController(ReportService reports) {
        this.reports = reports;
    }

    @GetMapping("/trial-balance")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    TrialBalanceResponse trialBalance(
            Caller caller,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam(defaultValue = "ADJUSTED") TrialBalanceStage stage,
            @RequestParam @Nullable LocalDate compareTo,
            @RequestParam @Nullable Comparison compare,
            @RequestParam @Nullable Dimensions dimension) {
        return reports.trialBalance(caller.companyId(), asOf, knownAt, stage, compareTo, compare, dimension);
    }

    @GetMapping("/account-balances")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    AccountBalancesResponse accountBalances(
            Caller caller,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam(required = false) @Nullable List<AccountCode> account,
            @RequestParam @Nullable Dimensions dimension) {
        var accounts = account == null ? Set.<AccountCode>of() : Set.copyOf(account);
        return reports.accountBalances(caller.companyId(), from, asOf, knownAt, accounts, dimension);
    }
}
