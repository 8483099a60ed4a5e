package io.tieout.sales.deal;

import io.tieout.sales.pipeline.AutoMove;
import io.tieout.sales.pipeline.DealFact;
import io.tieout.sales.pipeline.Pipeline;
import io.tieout.sales.pipeline.PipelineService;
import io.tieout.sales.pipeline.StageKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets the rules of a pipeline answer to what happens elsewhere.
@Service
@Transactional
public class DealFactService {

    /// Who moves deals by rule: nobody.
    private static final UUID NOBODY = new UUID(0, 0);

    private final DealRepository deals;
    private final DealRuleRepository rules;
    private final DealService service;
    private final PipelineService pipelines;
    private final Clock clock;

    DealFactService(
            DealRepository deals,
            DealRuleRepository rules,
            DealService service,
            PipelineService pipelines,
            Clock clock) {
        this.deals = deals;
        this.rules = rules;
        this.service = service;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    /// Runs the first rule that fits and has not run for this deal, if there is one.
    public void happened(UUID companyId, UUID dealId, DealFact fact, LocalDate day) {
        deals.findForUpdate(companyId, new DealId(dealId))
                .filter(deal -> deal.status() == DealStatus.OPEN)
                .ifPresent(deal -> happened(deal, fact, day));
    }

    private void happened(Deal deal, DealFact fact, LocalDate day) {
        var pipeline = pipelines.get(deal.companyId(), deal.pipeline(), deal.pipelineVersion());
        for (var move : pipeline.autoMoves()) {
            var rule = "v" + pipeline.version() + " " + fact + " from "
                    + Objects.requireNonNullElse(move.from(), "any stage") + " to " + move.to();
            boolean fits = move.fact() == fact
                    && (move.from() == null || move.from().equals(deal.stage()))
                    && !move.to().equals(deal.stage());
            if (fits && !rules.hasRun(deal, rule)) {
                run(deal, pipeline, move, day, rule);
                return;
            }
        }
    }

    private void run(Deal deal, Pipeline pipeline, AutoMove move, LocalDate day, String rule) {
        var target = pipeline.find(move.to()).orElseThrow();
        var end = deal.openedOn() != null && day.isBefore(deal.openedOn()) ? deal.openedOn() : day;
        boolean lacks = target.kind() == StageKind.WON && (deal.customerId() == null || deal.value() == null);
        rules.firstRun(
                deal,
                rule,
                lacks ? "not moved: a deal without customer and value cannot be won" : "moved from " + deal.stage(),
                clock.instant());
        if (!lacks) {
            service.moveByRule(deal, pipeline, target, end, NOBODY, rule);
        }
    }
}
