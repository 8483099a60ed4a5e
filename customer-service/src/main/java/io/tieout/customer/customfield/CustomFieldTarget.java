package io.tieout.customer.customfield;

/// What kind of record a field belongs to.
public enum CustomFieldTarget {
    CUSTOMER
}
