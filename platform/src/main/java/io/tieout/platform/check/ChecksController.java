package io.tieout.platform.check;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Runs every invariant of the service and says what it found.
@RestController
class ChecksController {

    private final Checks checks;

    ChecksController(Checks checks) {
        this.checks = checks;
    }

    @GetMapping("/internal/checks")
    @Access(roles = {Role.OPERATOR, Role.ADMIN, Role.AUDITOR})
    List<CheckResult> run() {
        return checks.run();
    }
}
