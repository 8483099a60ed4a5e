package io.tieout.reconciliation.paymentmatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.reconciliation.matching.Customer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private final UUID holding = new UUID(0, 1);
    private final UUID north = new UUID(0, 2);
    private final UUID south = new UUID(0, 3);
    private final UUID stranger = new UUID(0, 4);

    @Test
    void joinWhatHasOneHead() {
        var groups = Groups.of(List.of(customer(holding), customer(north, holding), customer(south, north)));

        assertThat(groups.share(Set.of(south), Set.of(holding))).isTrue();
        assertThat(groups.share(Set.of(holding), Set.of(stranger, south))).isTrue();
        assertThat(groups.share(Set.of(south), Set.of(stranger))).isFalse();
        assertThat(groups.share(Set.of(south), Set.of())).isFalse();
        assertThat(groups.know(Set.of(north, south))).isTrue();
        assertThat(groups.know(Set.of(north, stranger))).isFalse();
    }

    @Test
    void endWhereCustomersOwnEachOther() {
        var groups = Groups.of(List.of(customer(north, south), customer(south, north), customer(holding, holding)));

        assertThat(groups.share(Set.of(north), Set.of(south))).isTrue();
        assertThat(groups.share(Set.of(holding), Set.of(south))).isFalse();
    }

    private static Customer customer(UUID id) {
        return Customer.named(id.toString(), "name");
    }

    private static Customer customer(UUID id, UUID parent) {
        return customer(id).withParent(parent.toString());
    }
}
