package io.tieout.sales.pricelist;

import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.sales.product.ProductQueries;
import io.tieout.sales.product.ProductUnknown;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class PriceListService {

    private final PriceListRepository lists;
    private final ProductQueries products;

    PriceListService(PriceListRepository lists, ProductQueries products) {
        this.lists = lists;
        this.products = products;
    }

    /// @throws PriceListTie when another list is as specific on a common day
    PriceList define(UUID companyId, PriceListRequest request) {
        var list = request.toPriceList(Ids.next(), 1);
        requireKnownProducts(companyId, list);
        lists.lockDefinitions(companyId);
        if (!lists.insert(companyId, list)) {
            throw new PriceListNameTaken(list.name());
        }
        refuseTie(companyId, list);
        return list;
    }

    /// What was agreed stays as it was: only its end can be moved. Other prices are another list.
    PriceList endOn(UUID companyId, UUID id, long expectedVersion, LocalDate lastDay) {
        lists.lockDefinitions(companyId);
        var before = lists.get(companyId, id);
        var after = new PriceList(
                id,
                before.name(),
                before.customerId(),
                before.priceGroup(),
                before.currency(),
                before.validFrom(),
                lastDay,
                before.rules(),
                before.version() + 1);
        if (before.version() != expectedVersion || !lists.endOn(companyId, after)) {
            throw new StaleVersion(expectedVersion, before.version());
        }
        refuseTie(companyId, after);
        return after;
    }

    void putGroup(UUID companyId, UUID customerId, @Nullable String priceGroup) {
        lists.putGroup(companyId, customerId, priceGroup);
    }

    private void refuseTie(UUID companyId, PriceList list) {
        lists.findTie(companyId, list).ifPresent(tie -> {
            throw new PriceListTie(tie);
        });
    }

    private void requireKnownProducts(UUID companyId, PriceList list) {
        var named = list.rules().stream()
                .map(PriceRule::productCode)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var known = products.byCode(companyId, named).keySet();
        named.stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
            throw new ProductUnknown(code, "/rules");
        });
    }
}
