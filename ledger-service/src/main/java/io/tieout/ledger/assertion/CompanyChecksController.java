package io.tieout.ledger.assertion;

import io.tieout.platform.check.CheckResult;
import io.tieout.platform.check.Checks;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CompanyChecksController {

    private final Checks checks;

    CompanyChecksController(Checks checks) {
        this.checks = checks;
    }

    /// What must never be false about the caller's own books, looked at now.
    @GetMapping("/api/v1/checks")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<CheckResult> run(Caller caller) {
        return new Page<>(checks.run(caller.companyId()), null);
    }
}
