package io.tieout.reconciliation.insight;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.reconciliation.companyview.CompanyViewService;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reconciliation-tasks")
class TaskController {

    private final CompanyViewService companies;
    private final TaskQueries queries;
    private final Clock clock;

    TaskController(CompanyViewService companies, TaskQueries queries, Clock clock) {
        this.companies = companies;
        this.queries = queries;
        this.clock = clock;
    }

    /// Statements to import, months to sign and discrepancies to resolve, each with its last day. Nobody ticks them
    /// off: a task is gone when what it asks for is there.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    TasksResponse tasks(Caller caller) {
        var today = companies.get(caller.companyId()).today(clock);
        return TasksResponse.of(today, queries.tasks(caller.companyId(), today));
    }
}
