package io.tieout.ledger.charttemplate;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.company.CompanyArrived;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.CurrencyPracticeService;
import io.tieout.ledger.tax.TaxCodeService;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class ChartTemplateService {

    private final ChartTemplateRepository templates;
    private final CompanyChartRepository installed;
    private final ChartService chart;
    private final TaxCodeService taxes;
    private final CurrencyPracticeService practices;
    private final CompanyService companies;
    private final ChartTemplate first;

    ChartTemplateService(
            ChartTemplateRepository templates,
            CompanyChartRepository installed,
            ChartService chart,
            TaxCodeService taxes,
            CurrencyPracticeService practices,
            CompanyService companies,
            ChartTemplateProperties properties) {
        this.templates = templates;
        this.installed = installed;
        this.chart = chart;
        this.taxes = taxes;
        this.practices = practices;
        this.companies = companies;
        this.first = templates
                .find(properties.template())
                .orElseThrow(() -> new IllegalStateException("ledger.chart.template names no template"));
    }

    List<ChartTemplate> all() {
        return templates.all();
    }

    ChartTemplate get(String id) {
        return templates.find(id).orElseThrow(() -> new ChartTemplateUnknown(id));
    }

    /// The template that a company's chart came from.
    public ChartTemplate ofCompany(UUID companyId) {
        return get(installed(companyId).templateId());
    }

    InstalledChart installed(UUID companyId) {
        var company = companies.get(companyId);
        return installed.find(company.id()).orElseThrow(() -> new IllegalStateException("a company without a chart"));
    }

    /// Exchanges the company's chart. The one that it has already is left as it is.
    void install(UUID companyId, String id, UUID installedBy) {
        var wanted = get(id);
        var present = ofCompany(companyId);
        if (wanted.equals(present)) {
            return;
        }
        chart.exchange(companyId, present.accounts().stream().map(Account::code).toList(), wanted.accounts());
        install(companies.get(companyId), present.taxes().names(), wanted.taxes());
        installed.save(companyId, wanted, installedBy);
    }

    @EventListener
    void install(CompanyArrived arrived) {
        var companyId = arrived.company().id();
        chart.install(companyId, first.accounts());
        install(arrived.company(), List.of(), first.taxes());
        installed.save(companyId, first, null);
    }

    private void install(Company company, List<String> former, TemplateTaxes wanted) {
        taxes.install(company, former, wanted.codes(), wanted.settings());
        wanted.increments().forEach(increment -> practices.adopt(company.id(), increment));
    }
}
