package io.tieout.customer.party;

import io.tieout.customer.customfield.CustomFieldService;
import io.tieout.customer.customfield.CustomFieldTarget;
import io.tieout.customer.search.SearchIndexService;
import io.tieout.customer.search.SearchType;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.security.Role;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes one customer of two, and two of them again.
@Service
@Transactional
public class CustomerMergeService {

    private static final String KEY = "key.";
    private static final int MAX_SUBSIDIARIES = 1000;

    private final CustomerService service;
    private final CustomerRepository customers;
    private final ExternalKeyRepository keys;
    private final CustomerPublisher publisher;
    private final CustomFieldService fields;
    private final SearchIndexService search;
    private final Validator validator;
    private final JsonMapper json;

    CustomerMergeService(
            CustomerService service,
            CustomerRepository customers,
            ExternalKeyRepository keys,
            CustomerPublisher publisher,
            CustomFieldService fields,
            SearchIndexService search,
            Validator validator,
            JsonMapper json) {
        this.service = service;
        this.customers = customers;
        this.keys = keys;
        this.publisher = publisher;
        this.fields = fields;
        this.search = search;
        this.validator = validator;
        this.json = json;
    }

    /// @param choices by field; custom fields as `cf.key`, keys of other systems as `key.system`
    public record Wanted(
            UUID companyId,
            CustomerId survivorId,
            long survivorVersion,
            CustomerId mergedId,
            long mergedVersion,
            Map<String, MergeChoice> choices) {

        public Wanted {
            choices = Map.copyOf(choices);
        }
    }

    /// What a merge does, found under the lock of both customers.
    ///
    /// @param movedKeys keys of other systems that name another one of the two afterwards
    public record Plan(
            Wanted wanted,
            Map<String, MergeChoice> taken,
            List<MovedKey> movedKeys,
            List<CustomerId> subsidiaries,
            Steps steps) {}

    record Steps(Customer survivor, Customer merged, MergedDetails.Outcome outcome, List<Customer> subsidiaries) {}

    public record MovedKey(String system, String key, CustomerId from, CustomerId to) {}

    /// What it takes to undo a merge.
    ///
    /// @param accountsTaken places among the bank accounts of the merged customer
    public record Trace(
            String survivorBefore,
            String survivorAfter,
            String mergedBefore,
            List<Integer> accountsTaken,
            List<UUID> subsidiaries,
            List<MovedKey> keys) {}

    /// What stayed with the survivor, since it changed after the merge or its group did.
    public record Kept(List<String> fields, List<UUID> subsidiaries, List<String> keys) {}

    /// @param roles of the caller, who cannot choose for fields that are hidden from these
    /// @throws CustomerMerged when one of them was merged already
    /// @throws MergeConflict when somebody has to choose
    public Plan plan(Wanted wanted, Set<Role> roles) {
        if (wanted.survivorId().equals(wanted.mergedId())) {
            throw new InvalidMerge("/mergedId", "is the survivor itself");
        }
        hold(wanted.companyId(), wanted.survivorId(), wanted.mergedId());
        service.requireExists(wanted.companyId(), wanted.survivorId());
        service.requireExists(wanted.companyId(), wanted.mergedId());
        var survivor = open(wanted.companyId(), wanted.survivorId(), wanted.survivorVersion());
        var merged = open(wanted.companyId(), wanted.mergedId(), wanted.mergedVersion());
        if (!merged.id().equals(survivor.details().parentId())
                && customers.isBelow(wanted.companyId(), survivor.id(), merged.id())) {
            throw new InvalidMerge("/mergedId", "owns the survivor through others: merge it the other way round");
        }
        var defined = fields.of(wanted.companyId(), CustomFieldTarget.CUSTOMER);
        var chosen = new HashMap<>(wanted.choices());
        chosen.keySet().removeIf(field -> field.startsWith(KEY));
        chosen.keySet().stream().filter(field -> field.startsWith("cf.")).forEach(field -> {
            if (defined.find(field.substring(3), roles).isEmpty()) {
                throw new InvalidMerge("/choices/" + field, "there is no such field");
            }
        });
        var outcome = MergedDetails.of(survivor, merged, chosen, defined.fields());
        requireAllowed(outcome.survivor());
        var subsidiaries = customers.subsidiaries(wanted.companyId(), merged.id(), MAX_SUBSIDIARIES + 1).stream()
                .filter(child -> !child.id().equals(survivor.id()))
                .toList();
        if (subsidiaries.size() > MAX_SUBSIDIARIES) {
            throw new InvalidMerge("/mergedId", "owns more than " + MAX_SUBSIDIARIES + " others");
        }
        return new Plan(
                wanted,
                outcome.taken(),
                movedKeys(wanted),
                subsidiaries.stream().map(Customer::id).toList(),
                new Steps(survivor, merged, outcome, subsidiaries));
    }

    /// Until the end of the transaction nobody else merges or changes them.
    public void hold(UUID companyId, CustomerId survivorId, CustomerId mergedId) {
        customers.lockGroups(companyId);
        customers.lock(companyId, survivorId, mergedId);
    }

    /// Fields that these roles must not know of, as they are named among the choices.
    public List<String> hidden(UUID companyId, Set<Role> roles) {
        return fields.hiddenKeys(companyId, CustomFieldTarget.CUSTOMER, roles).stream()
                .map(key -> "cf." + key)
                .toList();
    }

    private Customer open(UUID companyId, CustomerId id, long expectedVersion) {
        var customer = customers.get(companyId, id);
        if (customer.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, customer.version());
        }
        return customer;
    }

    /// Two lists that fit may be too long together.
    private void requireAllowed(CustomerDetails details) {
        validator.validate(CustomerRequest.from(details, Map.of())).stream()
                .findFirst()
                .ifPresent(violation -> {
                    throw new InvalidMerge("/choices/" + violation.getPropertyPath(), violation.getMessage());
                });
    }

    private List<MovedKey> movedKeys(Wanted wanted) {
        var own = bySystem(keys.of(wanted.companyId(), wanted.survivorId()));
        var others = bySystem(keys.of(wanted.companyId(), wanted.mergedId()));
        var differences = new ArrayList<MergeConflict.Difference>();
        var moved = new ArrayList<MovedKey>();
        wanted.choices().keySet().stream()
                .filter(field -> field.startsWith(KEY))
                .forEach(field -> {
                    if (!others.containsKey(field.substring(KEY.length()))) {
                        throw new InvalidMerge("/choices/" + field, "the merged customer has no key of this system");
                    }
                });
        others.forEach((system, theirs) -> {
            var ours = own.getOrDefault(system, List.of());
            var choice = wanted.choices().get(KEY + system);
            if (choice == null && !ours.isEmpty()) {
                differences.add(
                        new MergeConflict.Difference(KEY + system, String.join(", ", ours), String.join(", ", theirs)));
            }
            if (choice != MergeChoice.SURVIVOR) {
                theirs.forEach(key -> moved.add(new MovedKey(system, key, wanted.mergedId(), wanted.survivorId())));
            }
            if (choice == MergeChoice.MERGED) {
                ours.forEach(key -> moved.add(new MovedKey(system, key, wanted.survivorId(), wanted.mergedId())));
            }
        });
        if (!differences.isEmpty()) {
            throw new MergeConflict(differences);
        }
        return moved;
    }

    private static Map<String, List<String>> bySystem(List<ExternalKey> keys) {
        var bySystem = new TreeMap<String, List<String>>();
        keys.forEach(key -> bySystem.computeIfAbsent(key.system(), system -> new ArrayList<>())
                .add(key.key()));
        return bySystem;
    }

    public Trace carryOut(Plan plan, UUID mergeId, UUID by) {
        var steps = plan.steps();
        var survivor = steps.survivor();
        // The merged one first: what no two customers can have is free then.
        var merged = steps.merged().mergedInto(survivor.id(), steps.outcome().left());
        write(steps.merged(), merged, new FieldChange("mergedInto", null, survivor.id()), by);
        publisher.merged(merged, mergeId, survivor.id());
        var after = service.change(survivor, steps.outcome().survivor(), survivor.version(), by);
        for (var child : steps.subsidiaries()) {
            service.change(child, child.details().withParent(survivor.id()), child.version(), by);
        }
        keys.move(survivor.companyId(), plan.movedKeys());
        search.remove(merged.companyId(), SearchType.CUSTOMER, merged.id().value());
        index(after);
        return new Trace(
                snapshot(survivor),
                snapshot(after),
                snapshot(steps.merged()),
                steps.outcome().accountsTaken(),
                plan.subsidiaries().stream().map(CustomerId::value).toList(),
                plan.movedKeys());
    }

    private void write(Customer before, Customer after, FieldChange first, UUID by) {
        customers.update(after, before.version());
        if (!before.details().customFields().equals(after.details().customFields())) {
            service.keepFields(after);
        }
        var changes = new ArrayList<>(List.of(first));
        changes.addAll(CustomerService.differences(before.details(), after.details()));
        customers.recordChanges(after, changes, by);
    }

    private void index(Customer customer) {
        search.put(customer.searchEntry(customers.mergedWith(customer)));
    }

    /// Both are as they were, except for what was changed of the survivor since.
    public Kept undo(UUID companyId, CustomerId survivorId, CustomerId mergedId, UUID mergeId, Trace trace, UUID by) {
        hold(companyId, survivorId, mergedId);
        var survivor = customers.get(companyId, survivorId);
        var merged = customers.get(companyId, mergedId);
        var keptFields = new ArrayList<String>();
        var restored = restored(survivor, merged, trace, keptFields);
        // The survivor first: it gives back what no two customers can have. Its parent last: that may be the merged
        // one.
        var given =
                service.change(survivor, restored.withParent(survivor.details().parentId()), survivor.version(), by);
        var before = details(json.readTree(trace.mergedBefore()));
        var own = merged.onItsOwn(before.withBankAccounts(merged.details().bankAccounts())
                .withParent(survivorOf(companyId, before.parentId())));
        write(merged, own, new FieldChange("mergedInto", survivorId, null), by);
        publisher.mergeUndone(own, mergeId, survivorId);
        var keptSubsidiaries = new ArrayList<UUID>();
        for (var id : trace.subsidiaries()) {
            var child = customers.get(companyId, new CustomerId(id));
            if (survivorId.equals(child.details().parentId())
                    && child.mergedInto() == null
                    && !customers.isBelow(companyId, mergedId, child.id())) {
                service.change(child, child.details().withParent(mergedId), child.version(), by);
            } else {
                keptSubsidiaries.add(id);
            }
        }
        var parentId = survivorOf(companyId, restored.parentId());
        if (parentId != null && customers.isBelow(companyId, parentId, survivorId)) {
            keptFields.add("parentId");
            parentId = given.details().parentId();
        }
        var changed = service.change(given, given.details().withParent(parentId), given.version(), by);
        var keptKeys = keys.moveBack(companyId, trace.keys());
        index(changed);
        index(own);
        return new Kept(keptFields, keptSubsidiaries, keptKeys);
    }

    /// A former parent may have been merged since.
    private @Nullable CustomerId survivorOf(UUID companyId, @Nullable CustomerId id) {
        return id == null ? null : customers.findSurvivor(companyId, id.value()).orElse(id);
    }

    private CustomerDetails restored(Customer survivor, Customer merged, Trace trace, List<String> kept) {
        var now = (ObjectNode) json.readTree(snapshot(survivor));
        var before = (ObjectNode) json.readTree(trace.survivorBefore());
        var after = (ObjectNode) json.readTree(trace.survivorAfter());
        takeBack("", now, before, after, kept);
        var taken = trace.accountsTaken().stream()
                .map(place -> merged.details().bankAccounts().get(place).lookup())
                .toList();
        return details(now)
                .withBankAccounts(survivor.details().bankAccounts().stream()
                        .filter(account -> !taken.contains(account.lookup()))
                        .toList());
    }

    /// Field by field: what is as the merge left it goes back, what was changed since stays.
    private static void takeBack(
            String prefix, ObjectNode now, ObjectNode before, ObjectNode after, List<String> kept) {
        var names = new ArrayList<>(now.propertyNames());
        after.propertyNames().stream().filter(name -> !now.has(name)).forEach(names::add);
        before.propertyNames().stream()
                .filter(name -> !now.has(name) && !after.has(name))
                .forEach(names::add);
        for (var name : names) {
            if (name.equals("customFields")) {
                takeBack(
                        "cf.",
                        (ObjectNode) now.get(name),
                        (ObjectNode) before.get(name),
                        (ObjectNode) after.get(name),
                        kept);
            } else if (!now.path(name).equals(after.path(name))) {
                if (!after.path(name).equals(before.path(name))) {
                    kept.add(prefix + name);
                }
            } else if (before.has(name)) {
                now.set(name, before.get(name));
            } else {
                now.remove(name);
            }
        }
    }

    /// All but the bank accounts, which must not lie readable anywhere.
    private String snapshot(Customer customer) {
        var details = customer.details();
        return json.writeValueAsString(CustomerRequest.from(
                details.withBankAccounts(List.of()), new TreeMap<String, Object>(details.customFields())));
    }

    private CustomerDetails details(JsonNode snapshot) {
        var custom = new TreeMap<String, String>();
        snapshot.path("customFields")
                .properties()
                .forEach(entry -> custom.put(entry.getKey(), entry.getValue().asString()));
        return json.treeToValue(snapshot, CustomerRequest.class).toDetails(custom);
    }
}
