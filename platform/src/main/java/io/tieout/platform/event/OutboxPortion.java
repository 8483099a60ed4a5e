package io.tieout.platform.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Events that are sent together, with what has to be noted once the broker has them.
///
/// @param listings their places in the list of those that wait, also of events that are gone meanwhile
/// @param late those whose row does not say yet when they were sent
record OutboxPortion(List<OutboxRow> events, Set<Listing> listings, List<UUID> late) {

    /// A place in the list: a slot and the number of the first event.
    record Listing(int slot, long seq) {}

    boolean isEmpty() {
        return listings.isEmpty() && events.isEmpty();
    }

    static OutboxPortion of(ResultSet rows) throws SQLException {
        var events = new ArrayList<OutboxRow>();
        var listings = new LinkedHashSet<Listing>();
        var late = new ArrayList<UUID>();
        while (rows.next()) {
            if (rows.getBoolean("listed")) {
                listings.add(new Listing(rows.getInt("slot"), rows.getLong("listed_as")));
            }
            var id = rows.getObject("id", UUID.class);
            if (id == null) {
                continue;
            }
            events.add(new OutboxRow(
                    id,
                    rows.getString("topic"),
                    rows.getString("type"),
                    rows.getObject("company_id", UUID.class),
                    rows.getObject("aggregate_id", UUID.class),
                    rows.getLong("aggregate_version"),
                    rows.getObject("correlation_id", UUID.class),
                    rows.getString("traceparent"),
                    rows.getString("payload"),
                    rows.getTimestamp("created_at").toInstant()));
            if (rows.getBoolean("late")) {
                late.add(id);
            }
        }
        return new OutboxPortion(events, listings, late);
    }
}
