package io.tieout.customer.duplicate;

enum RecordKind {
    CUSTOMER,
    CONTACT
}
