package io.tieout.customer.party;

/// What a party is to us. It may be both at once, under one id.
enum PartyRole {
    CUSTOMER,
    SUPPLIER
}
