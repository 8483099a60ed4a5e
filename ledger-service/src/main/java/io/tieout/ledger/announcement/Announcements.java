package io.tieout.ledger.announcement;

/// Documents of one kind that were issued before anybody was told of them.
public interface Announcements {

    /// For people, for example `credit notes`.
    String documents();

    /// Announces some, in a transaction of its own. Waits for what somebody else has in hand, which may
    /// not end well.
    ///
    /// @param limit how many at most
    /// @return how many; none when none is left
    int announce(int limit);
}
