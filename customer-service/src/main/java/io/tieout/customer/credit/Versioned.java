package io.tieout.customer.credit;

/// A document of the company with its version; version 0 is what every company begins with.
record Versioned<T>(long version, T document) {}
