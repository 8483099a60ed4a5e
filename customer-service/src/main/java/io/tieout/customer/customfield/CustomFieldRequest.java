package io.tieout.customer.customfield;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A definition as the caller writes it; a change is merged into the same form.
record CustomFieldRequest(
        @NotNull CustomFieldTarget target,

        @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,39}", message = "must be lower case letters, digits and _")
        String key,

        @NotBlank @Size(max = 100) String label,
        @NotNull CustomFieldKind kind,
        @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> choices,
        @Nullable Boolean required,
        @Nullable Boolean unique,
        @Nullable Set<@NotNull Role> visibleTo) {

    CustomField toField() {
        return toField(new CustomFieldId(Ids.next()), 1);
    }

    CustomField toField(CustomFieldId id, long version) {
        return new CustomField(
                id,
                target,
                key,
                label.strip(),
                kind,
                choices == null ? List.of() : choices,
                Boolean.TRUE.equals(required),
                Boolean.TRUE.equals(unique),
                visibleTo == null ? Set.of() : visibleTo,
                version);
    }

    static CustomFieldRequest from(CustomField field) {
        return new CustomFieldRequest(
                field.target(),
                field.key(),
                field.label(),
                field.kind(),
                field.choices(),
                field.required(),
                field.unique(),
                field.visibleTo());
    }
}
