package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.pipeline.LostReasonService;
import io.tieout.sales.pipeline.Pipeline;
import io.tieout.sales.pipeline.PipelineService;
import io.tieout.sales.pipeline.PipelineStage;
import io.tieout.sales.pipeline.StageKind;
import io.tieout.sales.team.RepresentativeQueries;
import io.tieout.sales.team.Sight;
import io.tieout.sales.team.SightQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class DealService {

    private final DealRepository deals;
    private final DealRuleRepository rules;
    private final DealPublisher publisher;
    private final PipelineService pipelines;
    private final LostReasonService lostReasons;
    private final RepresentativeQueries representatives;
    private final SightQueries sights;
    private final CompanyDayQueries days;
    private final Clock clock;

    DealService(
            DealRepository deals,
            DealRuleRepository rules,
            DealPublisher publisher,
            PipelineService pipelines,
            LostReasonService lostReasons,
            RepresentativeQueries representatives,
            SightQueries sights,
            CompanyDayQueries days,
            Clock clock) {
        this.deals = deals;
        this.rules = rules;
        this.publisher = publisher;
        this.pipelines = pipelines;
        this.lostReasons = lostReasons;
        this.representatives = representatives;
        this.sights = sights;
        this.days = days;
        this.clock = clock;
    }

    /// @param opener what the one who opens it sees: a refusal tells of no other deal
    Deal open(UUID companyId, OpenDealRequest request, Sight opener) {
        return open(companyId, DealId.next(), request, opener, null);
    }

    /// As another service says that it was: what its first stage requires is set aside, and that is recorded.
    ///
    /// @param id that others know the deal by already
    Deal openAsTold(UUID companyId, DealId id, OpenDealRequest request, Sight opener, String reason) {
        return open(companyId, id, request, opener, reason);
    }

    private Deal open(
            UUID companyId, DealId id, OpenDealRequest request, Sight opener, @Nullable String overrideReason) {
        var details = request.details();
        requireKnown(companyId, request.representativeId(), details);
        var pipeline = pipeline(companyId, request);
        var stageName = Objects.requireNonNullElse(request.stage(), pipeline.firstStage());
        var stage = pipeline.find(stageName)
                .filter(found -> found.kind() == StageKind.OPEN)
                .orElseThrow(() -> new StageUnknown(stageName, pipeline.pipelineCode()));
        var externalNumber = request.externalNumber();
        if (externalNumber != null) {
            deals.lockExternalNumbers(companyId, List.of(externalNumber));
            deals.findByExternalNumber(companyId, externalNumber).ifPresent(holder -> {
                throw numberTaken(holder, externalNumber, opener);
            });
        }
        var deal = new Deal(
                companyId,
                id,
                request.externalNumber(),
                request.customerId(),
                pipeline.pipelineCode(),
                pipeline.version(),
                stageName,
                DealStatus.OPEN,
                request.representativeId(),
                opener.userId(),
                request.productCode(),
                request.value(),
                request.openedOn(),
                null,
                null,
                details,
                1,
                1);
        var gate = StageGate.check(deal, null, stage, overrideReason);
        var at = now();
        deals.insert(deal, at);
        deals.recordStage(deal, null, stageName, opener.userId(), at, gate, null);
        createTasks(deal, stage, at);
        publisher.opened(deal);
        return deal;
    }

    private Pipeline pipeline(UUID companyId, OpenDealRequest request) {
        if (request.pipeline() != null) {
            return pipelines.get(companyId, request.pipeline());
        }
        var representative = request.representativeId();
        var team = representative == null
                ? null
                : representatives
                        .teamOf(companyId, representative, days.today(companyId))
                        .orElse(null);
        return pipelines.choose(companyId, request.dealType(), team);
    }

    /// Into another stage; a stage in which deals end closes it.
    Deal move(Deal deal, MoveDealRequest request, UUID movedBy) {
        deal.requireOpen();
        var pipeline = pipelineOf(deal);
        var target = pipeline.find(request.stage())
                .orElseThrow(() -> new StageUnknown(request.stage(), pipeline.pipelineCode()));
        var date = Objects.requireNonNullElseGet(request.closeDate(), () -> days.today(deal.companyId()));
        return switch (target.kind()) {
            case OPEN -> {
                var gate = gate(deal, pipeline, target, request.overrideReason());
                yield enter(deal, pipeline, target, movedBy, gate, null);
            }
            case WON -> win(deal, date, null, request.overrideReason(), movedBy);
            case LOST -> {
                if (request.reason() == null) {
                    throw new DealIncomplete("reason", "a deal is lost for a reason");
                }
                var objections = Objects.requireNonNullElse(request.objections(), List.<String>of());
                yield lose(deal, date, request.reason(), objections, request.overrideReason(), movedBy);
            }
        };
    }

    private Deal enter(
            Deal deal, Pipeline pipeline, PipelineStage target, UUID movedBy, StageGate gate, @Nullable String rule) {
        var moved = deal.moveTo(target.stage(), pipeline);
        var at = now();
        deals.update(moved, deal.version(), at);
        deals.recordStage(moved, deal.stage(), target.stage(), movedBy, at, gate, rule);
        createTasks(moved, target, at);
        publisher.moved(moved, deal.stage(), at);
        return moved;
    }

    Deal win(Deal deal, LocalDate closeDate, @Nullable Money value, @Nullable String overrideReason, UUID wonBy) {
        var won = deal.win(closeDate, value);
        var pipeline = pipelineOf(deal);
        var end = pipeline.end(StageKind.WON);
        // What it was won for counts among what the stage requires.
        var gate = end.map(stage ->
                        StageGate.check(won, pipeline.find(deal.stage()).orElse(null), stage, overrideReason))
                .orElse(StageGate.NO_RULES);
        return finish(deal, won, end, wonBy, gate, null);
    }

    Deal lose(
            Deal deal,
            LocalDate closeDate,
            String reason,
            List<String> objections,
            @Nullable String overrideReason,
            UUID lostBy) {
        lostReasons.requireReason(deal.companyId(), reason);
        lostReasons.requireObjections(deal.companyId(), objections);
        var lost = deal.lose(closeDate, reason);
        var pipeline = pipelineOf(deal);
        var end = pipeline.end(StageKind.LOST);
        var gate = end.map(stage -> gate(deal, pipeline, stage, overrideReason)).orElse(StageGate.NO_RULES);
        rules.insertObjections(deal, objections, lostBy, now());
        return finish(deal, lost, end, lostBy, gate, null);
    }

    /// As another system says that it was, whatever the rules of a pipeline here.
    Deal winAsTold(Deal deal, LocalDate closeDate, UUID toldBy) {
        return finish(deal, deal.win(closeDate, null), Optional.empty(), toldBy, StageGate.NO_RULES, null);
    }

    Deal loseAsTold(Deal deal, LocalDate closeDate, String reason, UUID toldBy) {
        return finish(deal, deal.lose(closeDate, reason), Optional.empty(), toldBy, StageGate.NO_RULES, null);
    }

    /// Because a rule of its pipeline says so: such a rule may go where no person may.
    Deal moveByRule(Deal deal, Pipeline pipeline, PipelineStage target, LocalDate day, UUID by, String rule) {
        var gate = StageGate.NO_RULES;
        return switch (target.kind()) {
            case OPEN -> enter(deal, pipeline, target, by, gate, rule);
            case WON -> finish(deal, deal.win(day, null), Optional.of(target), by, gate, rule);
            case LOST -> finish(deal, deal.lose(day, rule), Optional.of(target), by, gate, rule);
        };
    }

    private Deal finish(
            Deal before,
            Deal closed,
            Optional<PipelineStage> end,
            UUID closedBy,
            StageGate gate,
            @Nullable String rule) {
        var at = now();
        deals.update(closed, before.version(), at);
        deals.recordStage(closed, before.stage(), closed.status().name(), closedBy, at, gate, rule);
        end.ifPresent(stage -> createTasks(closed, stage, at));
        if (closed.status() == DealStatus.WON) {
            publisher.won(closed);
        } else {
            publisher.lost(closed);
        }
        return closed;
    }

    Deal edit(Deal before, EditDealRequest request) {
        var details = request.details();
        var representative = Objects.equals(request.representativeId(), before.representativeId())
                ? null
                : request.representativeId();
        requireKnown(before.companyId(), representative, details);
        var after = before.edit(
                request.customerId(), request.representativeId(), request.productCode(), request.value(), details);
        deals.update(after, before.version(), now());
        if (!before.details().credits().equals(details.credits())) {
            deals.replaceCredits(after);
        }
        return after;
    }

    /// Puts a deal behind another one of its column, or at the top. The last one who moves it has it: the order of a
    /// board says nothing about the deals themselves.
    void rank(Deal deal, @Nullable UUID after) {
        deal.requireOpen();
        var bounds =
                deals.neighbours(deal, after).orElseThrow(() -> new RankNeighbourUnfit(Objects.requireNonNull(after)));
        deals.updateRank(deal, BoardRank.between(bounds.lower(), bounds.upper()));
    }

    void finishTask(Deal deal, UUID taskId, UUID doneBy) {
        var at = now();
        if (!rules.finishTask(deal, taskId, doneBy, at)) {
            throw new TaskNotFound(taskId);
        }
        rules.touch(deal, at);
    }

    void noteObjections(Deal deal, List<String> objections, UUID notedBy) {
        deal.requireOpen();
        lostReasons.requireObjections(deal.companyId(), objections);
        var at = now();
        rules.insertObjections(deal, objections, notedBy, at);
        rules.touch(deal, at);
    }

    DealNumberTaken numberTaken(Deal holder, String externalNumber, Sight caller) {
        boolean told = sights.seesDeal(holder.companyId(), holder.id().value(), caller);
        return new DealNumberTaken(externalNumber, told ? holder.id() : null);
    }

    private Pipeline pipelineOf(Deal deal) {
        return pipelines.get(deal.companyId(), deal.pipeline(), deal.pipelineVersion());
    }

    private static StageGate gate(Deal deal, Pipeline pipeline, PipelineStage target, @Nullable String overrideReason) {
        return StageGate.check(deal, pipeline.find(deal.stage()).orElse(null), target, overrideReason);
    }

    /// Once: a deal that comes back to a stage has its tasks already.
    private void createTasks(Deal deal, PipelineStage stage, Instant at) {
        for (int index = 0; index < stage.tasks().size(); index++) {
            var task = stage.tasks().get(index);
            var rule = "v" + deal.pipelineVersion() + " " + stage.stage() + ", task " + (index + 1);
            if (rules.firstRun(deal, rule, "task created: " + task.title(), at)) {
                var day = days.day(deal.companyId(), at);
                rules.insertTask(deal, stage.stage(), task.title(), day.plusDays(task.dueInDays()), at);
            }
        }
    }

    private void requireKnown(UUID companyId, @Nullable UUID representativeId, DealDetails details) {
        var named = new HashSet<UUID>();
        if (representativeId != null) {
            named.add(representativeId);
        }
        details.credits().forEach(share -> named.add(share.representativeId()));
        if (!named.isEmpty()) {
            var known = representatives.known(companyId, named);
            named.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw new RepresentativeUnknown(id);
            });
        }
    }

    private Instant now() {
        // PostgreSQL keeps microseconds: what the event says must equal what the table says.
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
