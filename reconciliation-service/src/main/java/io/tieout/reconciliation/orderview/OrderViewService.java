package io.tieout.reconciliation.orderview;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class OrderViewService {

    private final OrderViewRepository orders;

    OrderViewService(OrderViewRepository orders) {
        this.orders = orders;
    }

    void put(KnownOrder order) {
        orders.insert(order);
    }
}
