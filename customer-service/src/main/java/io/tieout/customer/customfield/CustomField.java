package io.tieout.customer.customfield;

import io.tieout.platform.security.Role;
import java.util.List;
import java.util.Set;

/// The definition of a field.
///
/// @param unique no two records have the same value
/// @param visibleTo who sees it; everybody when empty. Administrators see all fields.
public record CustomField(
        CustomFieldId id,
        CustomFieldTarget target,
        String key,
        String label,
        CustomFieldKind kind,
        List<String> choices,
        boolean required,
        boolean unique,
        Set<Role> visibleTo,
        long version) {

    public CustomField {
        choices = List.copyOf(choices);
        visibleTo = Set.copyOf(visibleTo);
        if ((kind == CustomFieldKind.CHOICE) == choices.isEmpty()) {
            throw new InvalidCustomField("/choices", "a choice has choices, and nothing else has");
        }
    }

    public boolean isVisibleTo(Set<Role> roles) {
        return visibleTo.isEmpty()
                || roles.contains(Role.ADMIN)
                || roles.stream().anyMatch(visibleTo::contains);
    }

    /// The one spelling of a value in a filter.
    public String filter(String text) {
        try {
            return kind.spell(text, choices);
        } catch (IllegalArgumentException e) {
            throw new InvalidCustomField("cf." + key, String.valueOf(e.getMessage()));
        }
    }

    String read(Object json) {
        try {
            return kind.read(json, choices);
        } catch (IllegalArgumentException e) {
            throw new InvalidCustomField("/customFields/" + key, String.valueOf(e.getMessage()));
        }
    }
}
