package io.tieout.customer.party;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Exactly one entry of each kind is the primary one: the one that says so, otherwise the first.
final class Primaries {

    private Primaries() {}

    static <T, K> List<T> settle(
            String field,
            List<T> entries,
            Function<T, K> kind,
            Function<T, @Nullable Boolean> primary,
            BiFunction<T, Boolean, T> as) {
        var chosen = new HashMap<K, Integer>();
        for (int place = 0; place < entries.size(); place++) {
            var entry = entries.get(place);
            if (Boolean.TRUE.equals(primary.apply(entry)) && chosen.putIfAbsent(kind.apply(entry), place) != null) {
                throw new InvalidCustomer(
                        field + "/" + place + "/primary", "there is another primary one of " + kind.apply(entry));
            }
        }
        for (int place = 0; place < entries.size(); place++) {
            chosen.putIfAbsent(kind.apply(entries.get(place)), place);
        }
        var settled = new ArrayList<T>(entries.size());
        for (int place = 0; place < entries.size(); place++) {
            var entry = entries.get(place);
            settled.add(as.apply(entry, Objects.equals(chosen.get(kind.apply(entry)), place)));
        }
        return List.copyOf(settled);
    }
}
