package io.tieout.customer.lead;

enum LeadStatus {
    OPEN,
    CONVERTED,
    DISQUALIFIED
}
