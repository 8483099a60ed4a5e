package io.tieout.customer.party;

import io.tieout.customer.party.CustomerQueries.GroupRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// A group of customers as a tree.
///
/// @param complete false when the group has more members than are shown
record GroupResponse(Member top, boolean complete) {

    record Member(
            UUID customerId,
            String customerNumber,
            String name,
            List<PartyRole> roles,
            CustomerStatus status,
            List<Member> children) {}

    /// @param rows the top first, parents before their children
    static GroupResponse of(List<GroupRow> rows, boolean complete) {
        var childrenOf = new HashMap<UUID, List<Member>>();
        for (var row : rows.reversed()) {
            var children = childrenOf.getOrDefault(row.customerId(), List.of());
            var member = new Member(
                    row.customerId(),
                    row.customerNumber(),
                    row.name(),
                    row.roles(),
                    row.status(),
                    List.copyOf(children.reversed()));
            childrenOf
                    .computeIfAbsent(Objects.requireNonNullElse(row.parentId(), NONE), key -> new ArrayList<>())
                    .add(member);
        }
        var top = Objects.requireNonNull(
                childrenOf.get(Objects.requireNonNullElse(rows.getFirst().parentId(), NONE)));
        return new GroupResponse(top.getFirst(), complete);
    }

    private static final UUID NONE = new UUID(0, 0);
}
