package io.tieout.customer.search;

/// What can be found.
public enum SearchType {
    CUSTOMER,
    CONTACT,
    ORDER,
    INVOICE,
    LEAD
}
