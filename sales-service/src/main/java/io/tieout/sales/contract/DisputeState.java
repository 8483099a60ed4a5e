package io.tieout.sales.contract;

/// How a dispute about a contract stands: settled between both, conceded by us, or withdrawn by the customer.
enum DisputeState {
    OPEN,
    SETTLED,
    CONCEDED,
    WITHDRAWN
}
