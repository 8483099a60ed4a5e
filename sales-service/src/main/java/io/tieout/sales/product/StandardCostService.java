package io.tieout.sales.product;

import io.tieout.platform.money.Money;
import io.tieout.sales.product.StandardCostsRequest.EnteredCost;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StandardCostService {

    private final StandardCostRepository costs;
    private final ProductQueries products;
    private final Clock clock;

    StandardCostService(StandardCostRepository costs, ProductQueries products, Clock clock) {
        this.costs = costs;
        this.products = products;
        this.clock = clock;
    }

    /// All of them or none.
    List<StandardCost> enter(UUID companyId, List<EnteredCost> entered, UUID by) {
        var known = products.byCode(
                companyId, entered.stream().map(EnteredCost::productCode).collect(Collectors.toSet()));
        var now = clock.instant();
        var found = new ArrayList<StandardCost>();
        for (int place = 0; place < entered.size(); place++) {
            var cost = entered.get(place);
            if (!known.containsKey(cost.productCode())) {
                throw new ProductUnknown(cost.productCode(), "/costs/" + place + "/productCode");
            }
            var currency = Money.ofMinor(0, cost.currency()).currency();
            found.add(new StandardCost(
                    cost.productCode(), currency.getCurrencyCode(), cost.validFrom(), cost.unitCost(), by, now));
        }
        costs.insert(companyId, found);
        return List.copyOf(found);
    }
}
