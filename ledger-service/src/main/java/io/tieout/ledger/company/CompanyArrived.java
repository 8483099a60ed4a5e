package io.tieout.ledger.company;

/// A company is known from now on. Published inside the transaction that stores it, so that what it needs (a chart of
/// accounts) is there in the same moment.
public record CompanyArrived(Company company) {}
