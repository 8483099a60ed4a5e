package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer in the index, with its items and its group.
final class Party {

    final Customer customer;
    final List<Position> items = new ArrayList<>();
    final List<Party> children = new ArrayList<>();

    @Nullable
    Party parent;

    Party(Customer customer) {
        this.customer = customer;
    }

    /// The head of the group; a party without parent is its own.
    Party head() {
        var head = this;
        // A circle of parents would be an error of the data; eight levels are more than any group has.
        for (int level = 0; level < 8; level++) {
            var above = head.parent;
            if (above == null || above == this) {
                return head;
            }
            head = above;
        }
        return head;
    }

    boolean isInGroupOf(Party other) {
        return this == other || head() == other.head();
    }

    boolean agreesWithName(String name) {
        for (var own : customer.names()) {
            if (Names.agree(own, name)) {
                return true;
            }
        }
        return false;
    }
}
