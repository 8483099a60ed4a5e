package io.tieout.customer.party;

import io.tieout.customer.customfield.CustomField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What two customers come to when they are merged, field by field.
///
/// Unless somebody chooses, the survivor's value stays, what it has none of comes from the other one, and lists are
/// joined. Two tax ids or external numbers are never decided silently: they tell customers apart. A bank account, a
/// name or a role is never lost.
final class MergedDetails {

    /// Of these the survivor keeps its own, too.
    private static final Set<String> LISTS =
            Set.of("roles", "otherNames", "otherLanguages", "bankAccounts", "addresses", "contactPoints", "attributes");

    private static final Set<String> NEVER_LOST = Set.of("roles", "otherNames", "bankAccounts");
    private static final Set<String> TELLING = Set.of("taxId", "externalNumber");
    private static final String CUSTOM = "cf.";

    private final CustomerDetails survivor;
    private final CustomerDetails merged;
    private final Map<String, MergeChoice> choices;

    private MergedDetails(CustomerDetails survivor, CustomerDetails merged, Map<String, MergeChoice> choices) {
        this.survivor = survivor;
        this.merged = merged;
        this.choices = choices;
    }

    /// @param survivor what the one that stays has
    /// @param left what stays with the merged one: what no two customers can have moves
    /// @param accountsTaken places among the merged one's bank accounts
    /// @param taken by field, whose value it is; fields that were equal are left out
    record Outcome(
            CustomerDetails survivor,
            CustomerDetails left,
            List<Integer> accountsTaken,
            Map<String, MergeChoice> taken) {

        Outcome {
            accountsTaken = List.copyOf(accountsTaken);
            taken = new TreeMap<>(taken);
        }
    }

    /// @param choices by field, custom fields as `cf.key`
    /// @param fields the custom fields that are defined
    static Outcome of(
            Customer survivor, Customer merged, Map<String, MergeChoice> choices, Collection<CustomField> fields) {
        requireChoosable(choices, fields);
        return new MergedDetails(survivor.details(), merged.details(), choices).outcome(survivor, merged, fields);
    }

    private static void requireChoosable(Map<String, MergeChoice> choices, Collection<CustomField> fields) {
        var known = new HashSet<>(CustomerDetails.FIELDS.keySet());
        fields.forEach(field -> known.add(CUSTOM + field.key()));
        choices.forEach((field, choice) -> {
            if (!known.contains(field)) {
                throw new InvalidMerge("/choices/" + field, "there is no such field");
            }
            if (choice == MergeChoice.BOTH && !LISTS.contains(field)) {
                throw new InvalidMerge("/choices/" + field, "has one value: choose SURVIVOR or MERGED");
            }
            if (choice == MergeChoice.MERGED && NEVER_LOST.contains(field)) {
                throw new InvalidMerge("/choices/" + field, "the survivor keeps its own: choose SURVIVOR or BOTH");
            }
        });
    }

    private Outcome outcome(Customer one, Customer other, Collection<CustomField> fields) {
        var differences = TELLING.stream()
                .sorted()
                .filter(field -> !choices.containsKey(field))
                .flatMap(field -> difference(field).stream())
                .toList();
        if (!differences.isEmpty()) {
            throw new MergeConflict(differences);
        }
        var custom = custom(fields);
        var details = new CustomerDetails(
                taken("name", CustomerDetails::name),
                joined("roles", CustomerDetails::roles),
                otherNames(),
                pick("externalNumber", CustomerDetails::externalNumber),
                pick("taxId", CustomerDetails::taxId),
                pick("country", CustomerDetails::country),
                pick("currency", CustomerDetails::currency),
                pick("language", CustomerDetails::language),
                joined("otherLanguages", CustomerDetails::otherLanguages),
                parent(one, other),
                pick("ownerId", CustomerDetails::ownerId),
                taken("paymentTermDays", CustomerDetails::paymentTermDays),
                taken("status", CustomerDetails::status),
                Stream.concat(
                                survivor.bankAccounts().stream(),
                                newAccounts().stream().map(merged.bankAccounts()::get))
                        .toList(),
                addresses(),
                contactPoints(),
                attributes(),
                custom);
        var moved = new TreeSet<String>();
        fields.stream()
                .filter(CustomField::unique)
                .map(CustomField::key)
                .filter(key ->
                        Objects.equals(custom.get(key), merged.customFields().get(key)))
                .forEach(moved::add);
        var isNumberMoved =
                merged.externalNumber() != null && merged.externalNumber().equals(details.externalNumber());
        return new Outcome(details, merged.without(isNumberMoved, moved), newAccounts(), told(details, custom));
    }

    private List<MergeConflict.Difference> difference(String field) {
        var value = Objects.requireNonNull(CustomerDetails.FIELDS.get(field));
        var own = value.apply(survivor);
        var others = value.apply(merged);
        return own == null || others == null || own.equals(others)
                ? List.of()
                : List.of(new MergeConflict.Difference(field, own.toString(), others.toString()));
    }

    private MergeChoice choice(String field) {
        return choices.getOrDefault(field, LISTS.contains(field) ? MergeChoice.BOTH : MergeChoice.SURVIVOR);
    }

    private <T> T taken(String field, Function<CustomerDetails, T> value) {
        return value.apply(choice(field) == MergeChoice.MERGED ? merged : survivor);
    }

    /// What the chosen one has none of comes from the other one, unless nothing was chosen on purpose.
    private <T> @Nullable T pick(String field, Function<CustomerDetails, @Nullable T> value) {
        var own = value.apply(survivor);
        if (choices.containsKey(field)) {
            return choice(field) == MergeChoice.MERGED ? value.apply(merged) : own;
        }
        return own == null ? value.apply(merged) : own;
    }

    private <T> List<T> joined(String field, Function<CustomerDetails, List<T>> values) {
        return switch (choice(field)) {
            case SURVIVOR -> values.apply(survivor);
            case MERGED -> values.apply(merged);
            case BOTH ->
                Stream.concat(values.apply(survivor).stream(), values.apply(merged).stream())
                        .distinct()
                        .toList();
        };
    }

    /// Whoever looks for a name that either had finds the one that stays.
    private List<String> otherNames() {
        var names = new LinkedHashSet<>(survivor.otherNames());
        names.add(survivor.name());
        names.add(merged.name());
        if (choice("otherNames") == MergeChoice.BOTH) {
            names.addAll(merged.otherNames());
        }
        names.remove(taken("name", CustomerDetails::name));
        return List.copyOf(names);
    }

    private @Nullable CustomerId parent(Customer one, Customer other) {
        var own = other.id().equals(survivor.parentId()) ? merged.parentId() : survivor.parentId();
        var others = one.id().equals(merged.parentId()) ? null : merged.parentId();
        if (choice("parentId") == MergeChoice.MERGED) {
            return others;
        }
        var kept = own == null && !choices.containsKey("parentId") ? others : own;
        return one.id().equals(kept) ? null : kept;
    }

    private List<Integer> newAccounts() {
        if (choice("bankAccounts") == MergeChoice.SURVIVOR) {
            return List.of();
        }
        var own = new HashSet<String>();
        survivor.bankAccounts().forEach(account -> own.add(account.lookup()));
        var places = new ArrayList<Integer>();
        for (int place = 0; place < merged.bankAccounts().size(); place++) {
            if (own.add(merged.bankAccounts().get(place).lookup())) {
                places.add(place);
            }
        }
        return List.copyOf(places);
    }

    private List<Address> addresses() {
        if (choice("addresses") != MergeChoice.BOTH) {
            return joined("addresses", CustomerDetails::addresses);
        }
        return together(
                survivor.addresses(), merged.addresses(), address -> address.asPrimary(false), a -> a.asPrimary(false));
    }

    private List<ContactPoint> contactPoints() {
        if (choice("contactPoints") != MergeChoice.BOTH) {
            return joined("contactPoints", CustomerDetails::contactPoints);
        }
        return together(
                survivor.contactPoints(),
                merged.contactPoints(),
                point -> point.type() + ":" + point.value().toLowerCase(Locale.ROOT),
                point -> point.asPrimary(false));
    }

    /// @param added how one looks that comes in addition: of each kind there is one primary one
    private static <T> List<T> together(
            List<T> own, List<T> others, Function<T, Object> identity, Function<T, T> added) {
        var all = new LinkedHashMap<Object, T>();
        own.forEach(entry -> all.putIfAbsent(identity.apply(entry), entry));
        others.forEach(entry -> all.putIfAbsent(identity.apply(entry), added.apply(entry)));
        return List.copyOf(all.values());
    }

    private Map<String, String> attributes() {
        return switch (choice("attributes")) {
            case SURVIVOR -> survivor.attributes();
            case MERGED -> merged.attributes();
            case BOTH -> {
                var all = new TreeMap<>(merged.attributes());
                all.putAll(survivor.attributes());
                yield all;
            }
        };
    }

    private Map<String, String> custom(Collection<CustomField> fields) {
        var values = new TreeMap<String, String>();
        for (var field : fields) {
            var value =
                    pick(CUSTOM + field.key(), details -> details.customFields().get(field.key()));
            if (value != null) {
                values.put(field.key(), value);
            }
        }
        return values;
    }

    private Map<String, MergeChoice> told(CustomerDetails outcome, Map<String, String> custom) {
        var told = new TreeMap<String, MergeChoice>();
        CustomerDetails.FIELDS.forEach(
                (field, value) -> tell(told, field, value.apply(outcome), value.apply(survivor), value.apply(merged)));
        var keys = new TreeSet<>(survivor.customFields().keySet());
        keys.addAll(merged.customFields().keySet());
        for (var key : keys) {
            tell(
                    told,
                    CUSTOM + key,
                    custom.get(key),
                    survivor.customFields().get(key),
                    merged.customFields().get(key));
        }
        return told;
    }

    private static void tell(
            Map<String, MergeChoice> told,
            String field,
            @Nullable Object outcome,
            @Nullable Object own,
            @Nullable Object others) {
        if (Objects.equals(own, others)) {
            return;
        }
        if (Objects.equals(outcome, own)) {
            told.put(field, MergeChoice.SURVIVOR);
        } else {
            told.put(field, Objects.equals(outcome, others) ? MergeChoice.MERGED : MergeChoice.BOTH);
        }
    }
}
