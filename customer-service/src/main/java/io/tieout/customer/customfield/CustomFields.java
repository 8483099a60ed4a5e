package io.tieout.customer.customfield;

import io.tieout.platform.security.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fields that a company has defined for one kind of record. Values are kept by key, in their one spelling.
public record CustomFields(List<CustomField> fields) {

    public CustomFields {
        fields = List.copyOf(fields);
    }

    public Optional<CustomField> find(String key, Set<Role> roles) {
        return fields.stream()
                .filter(field -> field.key().equals(key) && field.isVisibleTo(roles))
                .findFirst();
    }

    /// What a record has after somebody sent these values: those that are hidden from the sender stay.
    ///
    /// @param before what it had
    /// @param sent all visible values, as JSON
    public Map<String, String> read(Map<String, String> before, @Nullable Map<String, Object> sent, Set<Role> roles) {
        var values = new TreeMap<String, String>();
        fields.stream()
                .filter(field -> !field.isVisibleTo(roles) && before.containsKey(field.key()))
                .forEach(field -> values.put(field.key(), String.valueOf(before.get(field.key()))));
        if (sent != null) {
            sent.forEach((key, value) -> {
                var field = find(key, roles)
                        .orElseThrow(() -> new InvalidCustomField("/customFields/" + key, "there is no such field"));
                values.put(key, field.read(value));
            });
        }
        for (var field : fields) {
            if (field.required() && field.isVisibleTo(roles) && !values.containsKey(field.key())) {
                throw new InvalidCustomField("/customFields/" + field.key(), "is required");
            }
        }
        return values;
    }

    /// The values that these roles see, as JSON.
    public Map<String, Object> show(Map<String, String> values, Set<Role> roles) {
        var shown = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var value = values.get(field.key());
            if (value != null && field.isVisibleTo(roles)) {
                shown.put(field.key(), field.kind().show(value));
            }
        }
        return shown;
    }

    public List<CustomField> ofKind(CustomFieldKind kind) {
        return fields.stream().filter(field -> field.kind() == kind).toList();
    }
}
