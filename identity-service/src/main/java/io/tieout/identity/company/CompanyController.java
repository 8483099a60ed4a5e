package io.tieout.identity.company;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CompanyController {

    private final CompanyRepository companies;

    CompanyController(CompanyRepository companies) {
        this.companies = companies;
    }

    /// The company that the token speaks for.
    @GetMapping("/api/v1/company")
    @Access(
            roles = {
                Role.ADMIN,
                Role.ACCOUNTANT,
                Role.AUDITOR,
                Role.SALES_REPRESENTATIVE,
                Role.SALES_MANAGER,
                Role.SUPPORT,
                Role.INTEGRATOR,
                Role.OPERATOR
            },
            scope = "identity:read")
    ResponseEntity<CompanyResponse> company(Caller caller) {
        var company = companies.get(new CompanyId(caller.companyId()));
        return ResponseEntity.ok().eTag(EntityTag.of(company.version())).body(CompanyResponse.from(company));
    }
}
