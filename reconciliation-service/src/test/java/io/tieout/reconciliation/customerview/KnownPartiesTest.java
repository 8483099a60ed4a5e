package io.tieout.reconciliation.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.reconciliation.matching.Customer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownPartiesTest {

    private final UUID company = Ids.next();
    private final UUID survivor = Ids.next();
    private final UUID merged = Ids.next();
    private final UUID group = Ids.next();

    @Test
    void isPaidForByTheGroupThatTheSurvivorIsIn() {
        assertThat(parent(known(group, null, null), known(survivor, group, null), known(merged, null, survivor)))
                .isEqualTo(group.toString());
    }

    @Test
    void isNotPaidForByAGroupThatOnlyTheMergedOneWasIn() {
        assertThat(parent(known(group, null, null), known(survivor, null, null), known(merged, group, survivor)))
                .isNull();
    }

    @Test
    void isNeverInAGroupOfItsOwn() {
        assertThat(parent(known(survivor, merged, null), known(merged, null, survivor)))
                .isNull();
    }

    @Test
    void isInTheGroupThatItsParentWasMergedInto() {
        var old = Ids.next();

        assertThat(parent(
                        known(group, null, null),
                        known(old, null, group),
                        known(survivor, old, null),
                        known(merged, null, survivor)))
                .isEqualTo(group.toString());
    }

    private @Nullable String parent(KnownCustomer... customers) {
        return KnownParties.of(List.of(customers)).stream()
                .filter(customer -> customer.id().equals(survivor.toString()))
                .map(Customer::parentId)
                .toList()
                .getFirst();
    }

    private KnownCustomer known(UUID id, @Nullable UUID parent, @Nullable UUID mergedInto) {
        return new KnownCustomer(
                company, id, "C-1", "Lindner", List.of(), parent, null, List.of(), null, null, null, mergedInto, 1);
    }
}
