package io.tieout.ledger.charttemplate;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/chart-templates")
class ChartTemplateController {

    private final ChartTemplateService templates;

    ChartTemplateController(ChartTemplateService templates) {
        this.templates = templates;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<ChartTemplateSummaryResponse> list(Caller caller) {
        var installed = templates.installed(caller.companyId());
        // There are a handful of them: one page holds all.
        return new Page<>(
                templates.all().stream()
                        .map(template -> ChartTemplateSummaryResponse.of(template, installed))
                        .toList(),
                null);
    }

    /// What would be installed.
    @GetMapping("/{templateId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ChartTemplateResponse get(Caller caller, @PathVariable String templateId) {
        return ChartTemplateResponse.of(templates.get(templateId), templates.installed(caller.companyId()));
    }

    /// Exchanges the company's chart of accounts, while nothing is posted.
    @PostMapping("/{templateId}/install")
    @Access(
            roles = {Role.ACCOUNTANT, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:write")
    @Idempotent
    ResponseEntity<ChartTemplateSummaryResponse> install(Caller caller, @PathVariable String templateId) {
        templates.install(caller.companyId(), templateId, caller.id());
        return ResponseEntity.ok(
                ChartTemplateSummaryResponse.of(templates.get(templateId), templates.installed(caller.companyId())));
    }
}
