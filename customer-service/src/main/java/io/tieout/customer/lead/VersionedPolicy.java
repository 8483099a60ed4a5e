package io.tieout.customer.lead;

/// @param version 0 is what every company begins with
record VersionedPolicy(long version, LeadPolicy policy) {}
