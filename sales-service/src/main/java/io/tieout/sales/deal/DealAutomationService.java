package io.tieout.sales.deal;

import io.tieout.sales.companyview.CompanyDayQueries;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a rule of the company may do to a deal. Its refusals are those that a person would get.
@Service
@Transactional
public class DealAutomationService {

    /// Who acts by rule: nobody.
    private static final UUID NOBODY = new UUID(0, 0);

    private final DealRepository deals;
    private final DealRuleRepository rules;
    private final DealService service;
    private final CompanyDayQueries days;
    private final Clock clock;

    DealAutomationService(
            DealRepository deals, DealRuleRepository rules, DealService service, CompanyDayQueries days, Clock clock) {
        this.deals = deals;
        this.rules = rules;
        this.service = service;
        this.days = days;
        this.clock = clock;
    }

    public void createTask(UUID companyId, UUID dealId, String title, int dueInDays) {
        var deal = locked(companyId, dealId);
        deal.requireOpen();
        rules.insertTask(
                deal,
                deal.stage(),
                title,
                days.today(companyId).plusDays(dueInDays),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    public void setField(UUID companyId, UUID dealId, AutomatedField field, String value) {
        var deal = locked(companyId, dealId);
        var now = EditDealRequest.of(deal);
        var details = deal.details();
        service.edit(
                deal,
                new EditDealRequest(
                        now.customerId(),
                        now.representativeId(),
                        now.productCode(),
                        now.value(),
                        now.dealType(),
                        field == AutomatedField.PROBABILITY_PERCENT
                                ? Integer.valueOf(value)
                                : details.probabilityPercent(),
                        field == AutomatedField.SOURCE ? value : details.source(),
                        field == AutomatedField.NEXT_STEP ? value : details.nextStep(),
                        now.nextStepOn(),
                        now.expectedCloseOn(),
                        now.credits()));
    }

    /// @param lostReason where the stage is one of lost deals
    public void moveStage(UUID companyId, UUID dealId, String stage, @Nullable String lostReason) {
        service.move(locked(companyId, dealId), new MoveDealRequest(stage, null, lostReason, null, null), NOBODY);
    }

    private Deal locked(UUID companyId, UUID dealId) {
        var id = new DealId(dealId);
        return deals.findForUpdate(companyId, id).orElseThrow(() -> new DealNotFound(id));
    }
}
