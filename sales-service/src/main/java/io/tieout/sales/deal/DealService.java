package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import io.tieout.sales.pipeline.Pipeline;
import io.tieout.sales.pipeline.PipelineService;
import io.tieout.sales.team.Sight;
import io.tieout.sales.team.SightQueries;
import io.tieout.sales.team.TeamService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class DealService {

    private final DealRepository deals;
    private final DealPublisher publisher;
    private final PipelineService pipelines;
    private final TeamService teams;
    private final SightQueries sights;
    private final Clock clock;

    DealService(
            DealRepository deals,
            DealPublisher publisher,
            PipelineService pipelines,
            TeamService teams,
            SightQueries sights,
            Clock clock) {
        this.deals = deals;
        this.publisher = publisher;
        this.pipelines = pipelines;
        this.teams = teams;
        this.sights = sights;
        this.clock = clock;
    }

    /// @param opener what the one who opens it sees: a refusal tells of no other deal
    Deal open(UUID companyId, OpenDealRequest request, Sight opener) {
        var pipeline = pipelines.get(companyId, Objects.requireNonNullElse(request.pipeline(), Pipeline.STANDARD));
        var stage = Objects.requireNonNullElse(request.stage(), pipeline.firstStage());
        if (!pipeline.has(stage)) {
            throw new StageUnknown(stage, pipeline.pipelineCode());
        }
        if (request.representativeId() != null && !teams.representativeExists(companyId, request.representativeId())) {
            throw new RepresentativeUnknown(request.representativeId());
        }
        var externalNumber = request.externalNumber();
        if (externalNumber != null) {
            deals.findByExternalNumber(companyId, externalNumber).ifPresent(holder -> {
                throw numberTaken(holder, externalNumber, opener);
            });
        }
        var deal = new Deal(
                companyId,
                DealId.next(),
                request.externalNumber(),
                request.customerId(),
                pipeline.pipelineCode(),
                stage,
                DealStatus.OPEN,
                request.representativeId(),
                opener.userId(),
                request.productCode(),
                request.value(),
                request.openedOn(),
                null,
                null,
                1);
        deals.insert(deal);
        deals.recordStage(deal, null, opener.userId(), now());
        publisher.opened(deal);
        return deal;
    }

    Deal move(Deal deal, String stage, UUID movedBy) {
        var moved = deal.moveTo(stage, pipelines.get(deal.companyId(), deal.pipeline()));
        var at = now();
        store(deal, moved, movedBy, at);
        publisher.moved(moved, deal.stage(), at);
        return moved;
    }

    Deal win(Deal deal, LocalDate closeDate, @Nullable Money value, UUID wonBy) {
        var won = deal.win(closeDate, value);
        store(deal, won, wonBy, now());
        publisher.won(won);
        return won;
    }

    Deal lose(Deal deal, LocalDate closeDate, String reason, UUID lostBy) {
        var lost = deal.lose(closeDate, reason);
        store(deal, lost, lostBy, now());
        publisher.lost(lost);
        return lost;
    }

    DealNumberTaken numberTaken(Deal holder, String externalNumber, Sight caller) {
        boolean told = sights.seesDeal(holder.companyId(), holder.id().value(), caller);
        return new DealNumberTaken(externalNumber, told ? holder.id() : null);
    }

    private void store(Deal before, Deal after, UUID changedBy, Instant at) {
        deals.update(after, before.version());
        deals.recordStage(after, before.stage(), changedBy, at);
    }

    private Instant now() {
        // PostgreSQL keeps microseconds: what the event says must equal what the table says.
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
