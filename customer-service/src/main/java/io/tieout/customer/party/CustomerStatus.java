package io.tieout.customer.party;

enum CustomerStatus {
    ACTIVE,
    INACTIVE
}
