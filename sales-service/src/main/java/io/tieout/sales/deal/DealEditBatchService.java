package io.tieout.sales.deal;

import io.tieout.platform.problem.Refusal;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.web.MergePatch;
import io.tieout.sales.team.Sight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes many deals in one transaction. A refused item is rolled back to its own savepoint; the others stay, unless
/// the batch is atomic.
@Service
@Transactional
class DealEditBatchService {

    private final DealService service;
    private final DealRepository repository;
    private final DealQueries queries;
    private final MergePatch patch;
    private final TransactionTemplate perItem;

    DealEditBatchService(
            DealService service,
            DealRepository repository,
            DealQueries queries,
            MergePatch patch,
            PlatformTransactionManager transactions) {
        this.service = service;
        this.repository = repository;
        this.queries = queries;
        this.patch = patch;
        this.perItem = new TransactionTemplate(transactions);
        this.perItem.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    DealEditBatchResponse edit(UUID companyId, DealEditBatchRequest batch, Sight sight) {
        var ids = batch.items().stream().map(DealEditBatchRequest.Item::dealId).toList();
        repository.lock(companyId, ids);
        var deals = new HashMap<>(queries.byId(companyId, ids, sight));
        var results = new ArrayList<DealEditBatchResponse.Result>();
        for (var item : batch.items()) {
            int index = results.size();
            try {
                var after = Objects.requireNonNull(
                        perItem.execute(status -> edit(item, deals.get(item.dealId()), sight.userId())));
                deals.put(item.dealId(), after);
                results.add(
                        new DealEditBatchResponse.Result(index, item.dealId(), after.version(), null, null, List.of()));
            } catch (Refusal refusal) {
                results.add(new DealEditBatchResponse.Result(
                        index, item.dealId(), null, refusal.code(), refusal.detail(), refusal.errors()));
            }
        }
        var outcome = DealEditBatchResponse.of(results);
        if (Boolean.TRUE.equals(batch.atomic()) && outcome.refused() > 0) {
            throw new DealEditBatchRefused(outcome);
        }
        return outcome;
    }

    private Deal edit(DealEditBatchRequest.Item item, @Nullable Deal deal, UUID by) {
        if (deal == null) {
            throw new DealNotFound(new DealId(item.dealId()));
        }
        if (deal.version() != item.version()) {
            throw new StaleVersion(item.version(), deal.version());
        }
        var after = deal;
        if (item.changes() != null) {
            var wanted = patch.apply(
                    EditDealRequest.of(deal), deal.version(), item.version(), item.changes(), EditDealRequest.class);
            after = service.edit(deal, wanted);
        }
        return item.stage() == null ? after : service.move(after, MoveDealRequest.to(item.stage()), by);
    }
}
