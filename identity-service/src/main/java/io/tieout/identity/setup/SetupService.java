package io.tieout.identity.setup;

import io.tieout.identity.client.ClientSecret;
import io.tieout.identity.client.ClientService;
import io.tieout.identity.company.CompanyId;
import io.tieout.identity.company.CompanyService;
import io.tieout.identity.company.FoundCompany;
import io.tieout.identity.user.NewUser;
import io.tieout.identity.user.Password;
import io.tieout.identity.user.UserService;
import io.tieout.platform.problem.Refusal;
import io.tieout.platform.security.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Does all of the first start or nothing of it.
@Service
@Transactional
class SetupService {

    static final String OPERATOR_CLIENT = "tieout-operator";
    static final String CONSOLE_CLIENT = "tieout-console";

    private static final Logger LOG = LoggerFactory.getLogger(SetupService.class);
    private static final Set<Role> OPERATOR_ROLES =
            Set.of(Role.OPERATOR, Role.ACCOUNTANT, Role.SALES_MANAGER, Role.SUPPORT, Role.ADMIN);
    private static final Set<String> CONSOLE_SCOPES = Set.of("openid", "profile", "email", "tieout");
    private static final Map<Role, String> DEMO_PEOPLE = demoPeople();

    private final CompanyService companies;
    private final UserService users;
    private final ClientService clients;
    private final SetupProperties properties;
    private final JdbcClient jdbc;

    SetupService(
            CompanyService companies,
            UserService users,
            ClientService clients,
            SetupProperties properties,
            JdbcClient jdbc) {
        this.companies = companies;
        this.users = users;
        this.clients = clients;
        this.properties = properties;
        this.jdbc = jdbc;
    }

    void run() {
        // Several replicas may start for the first time at once.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('identity.setup'))")
                .query((row, number) -> number)
                .single();
        try {
            var company = companies.findFirst().orElseGet(this::firstStart);
            if (properties.wantsDemoUsers()) {
                addDemoUsers(company);
            }
        } catch (Refusal | IllegalArgumentException e) {
            throw new FirstStartRefused("The settings for the first start cannot be used: " + e.getMessage(), e);
        }
    }

    private CompanyId firstStart() {
        var missing = properties.missing();
        if (!missing.isEmpty()) {
            throw new FirstStartRefused("This is the first start on an empty database, and these environment variables"
                    + " are not set: " + String.join(", ", missing)
                    + ". Secrets have no defaults; choose them, or let the launcher make them.");
        }
        var company = companies.found(FoundCompany.parse(
                properties.companyName(),
                properties.companyCurrency(),
                properties.companyTimeZone(),
                properties.companyLocale(),
                properties.companyFiscalYearStartMonth()));
        users.create(
                company,
                new NewUser(
                        properties.adminEmail(),
                        "Administrator",
                        Set.of(Role.ADMIN),
                        new Password(properties.adminPassword())));
        clients.registerOperator(
                company, OPERATOR_CLIENT, OPERATOR_ROLES, new ClientSecret(properties.operatorSecret()));
        clients.registerPublic(CONSOLE_CLIENT, "Tieout console", CONSOLE_SCOPES, properties.consoleRedirectUris());
        LOG.info(
                "First start: the company {} was founded with the administrator {}",
                company.value(),
                properties.adminEmail());
        return company;
    }

    private void addDemoUsers(CompanyId company) {
        DEMO_PEOPLE.forEach((role, name) -> {
            var email = role.claim().replace('_', '-') + "@demo.tieout";
            if (users.findByEmail(email).isEmpty()) {
                users.create(company, new NewUser(email, name, Set.of(role), new Password(properties.demoPassword())));
                LOG.info("Added the demo user {}", email);
            }
        });
    }

    private static Map<Role, String> demoPeople() {
        var people = new LinkedHashMap<Role, String>();
        people.put(Role.ADMIN, "Ada Admin");
        people.put(Role.ACCOUNTANT, "Anton Accountant");
        people.put(Role.AUDITOR, "Aya Auditor");
        people.put(Role.SALES_REPRESENTATIVE, "Rina Representative");
        people.put(Role.SALES_MANAGER, "Mei Manager");
        people.put(Role.SUPPORT, "Sam Support");
        return Collections.unmodifiableMap(people);
    }
}
