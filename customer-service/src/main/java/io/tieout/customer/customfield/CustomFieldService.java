package io.tieout.customer.customfield;

import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CustomFieldService {

    private static final int MAX_FIELDS = 100;

    private final CustomFieldRepository fields;

    CustomFieldService(CustomFieldRepository fields) {
        this.fields = fields;
    }

    CustomField define(UUID companyId, CustomField field, UUID by) {
        if (fields.of(companyId, field.target()).size() >= MAX_FIELDS) {
            throw new InvalidCustomField("/target", "has " + MAX_FIELDS + " fields already");
        }
        fields.insert(companyId, field, by);
        return field;
    }

    CustomField get(UUID companyId, CustomFieldId id, Set<Role> roles) {
        return fields.find(companyId, id)
                .filter(field -> field.isVisibleTo(roles))
                .orElseThrow(() -> new CustomFieldNotFound(id));
    }

    /// Values that are there stay as they are: what a field holds, its key and its uniqueness are for good.
    CustomField change(UUID companyId, CustomField before, CustomField after, long expectedVersion) {
        if (before.kind() != after.kind()
                || before.target() != after.target()
                || before.unique() != after.unique()
                || !before.key().equals(after.key())) {
            throw new InvalidCustomField("/kind", "target, key, kind and unique do not change; define another field");
        }
        if (!fields.update(companyId, after, expectedVersion)) {
            throw stale(companyId, before.id(), expectedVersion);
        }
        return get(companyId, before.id(), Set.of(Role.ADMIN));
    }

    void retire(UUID companyId, CustomFieldId id, long expectedVersion) {
        get(companyId, id, Set.of(Role.ADMIN));
        if (!fields.retire(companyId, id, expectedVersion)) {
            throw stale(companyId, id, expectedVersion);
        }
    }

    private StaleVersion stale(UUID companyId, CustomFieldId id, long expectedVersion) {
        return new StaleVersion(
                expectedVersion, get(companyId, id, Set.of(Role.ADMIN)).version());
    }

    public CustomFields of(UUID companyId, CustomFieldTarget target) {
        return new CustomFields(fields.of(companyId, target));
    }

    /// Keys whose values these roles must not read in a trail of changes, those of retired fields included.
    public List<String> hiddenKeys(UUID companyId, CustomFieldTarget target, Set<Role> roles) {
        return fields.ever(companyId, target).stream()
                .filter(field -> !field.isVisibleTo(roles))
                .map(CustomField::key)
                .distinct()
                .toList();
    }

    /// Keeps a record's values. A value that another record has in a unique field is refused by the database.
    public void keep(UUID companyId, UUID recordId, CustomFields defined, Map<String, String> values) {
        fields.replace(companyId, recordId, defined.fields(), values);
    }
}
