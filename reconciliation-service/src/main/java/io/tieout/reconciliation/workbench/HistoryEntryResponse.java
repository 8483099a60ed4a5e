package io.tieout.reconciliation.workbench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened to a line.
///
/// @param actor who did it
/// @param userId which person
/// @param assigneeId who is to see to it since then
/// @param note why, what somebody wrote, or what the ledger said
record HistoryEntryResponse(
        String entryId,
        Instant at,
        Kind kind,
        Actor actor,
        @Nullable UUID userId,
        @Nullable UUID assigneeId,
        @Nullable UUID matchId,
        @Nullable UUID discrepancyId,
        @Nullable String note) {

    enum Actor {
        PERSON,
        ENGINE,
        LEDGER,
        CLOCK
    }

    enum Kind {
        /// The line came with a statement.
        RECORDED(Actor.PERSON),
        MATCHED(Actor.ENGINE),
        CLASSIFIED(Actor.ENGINE),
        /// The match is in the books.
        POSTED(Actor.LEDGER),
        MATCH_REFUSED(Actor.LEDGER),
        UNDO_REQUESTED(Actor.PERSON),
        UNDO_REFUSED(Actor.LEDGER),
        UNDONE(Actor.LEDGER),
        ASSIGNED(Actor.PERSON),
        RELEASED(Actor.PERSON),
        COMMENTED(Actor.PERSON),
        DISCREPANCY_OPENED(Actor.ENGINE),
        DISCREPANCY_CLOSED(Actor.ENGINE),
        /// A discrepancy about the line was closed by a person.
        RESOLVED(Actor.PERSON),
        /// A discrepancy about the line is beyond its deadline.
        REMINDED(Actor.CLOCK);

        /// Whose doing it is when no person is named.
        private final Actor actor;

        Kind(Actor actor) {
            this.actor = actor;
        }
    }

    List<String> key() {
        return List.of(at.toString(), entryId);
    }

    static HistoryEntryResponse from(ResultSet row, int rowNumber) throws SQLException {
        var kind = Kind.valueOf(row.getString("kind"));
        var userId = row.getObject("user_id", UUID.class);
        return new HistoryEntryResponse(
                row.getString("entry_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                kind,
                userId == null ? kind.actor : Actor.PERSON,
                userId,
                row.getObject("assignee_id", UUID.class),
                row.getObject("match_id", UUID.class),
                row.getObject("discrepancy_id", UUID.class),
                row.getString("note"));
    }
}
