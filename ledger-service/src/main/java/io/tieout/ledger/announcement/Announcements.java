package io.tieout.ledger.announcement;

/// Documents of one kind that were issued before anybody was told of them.
public interface Announcements {

    /// For people, for example `credit notes`.
    String documents();

    /// Announces some, in a transaction of its own; several replicas share the work.
    ///
    /// @param limit how many at most
    /// @return how many; fewer than the limit when none is left
    int announce(int limit);
}
