package io.tieout.reconciliation.discrepancy;

/// @param version 0 as long as the company has set nothing
record StoredPolicy(DiscrepancyPolicy policy, long version) {

    static final StoredPolicy STANDARD = new StoredPolicy(DiscrepancyPolicy.STANDARD, 0);
}
