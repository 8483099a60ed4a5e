package io.tieout.customer.customfield;

import io.tieout.platform.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomFieldRepository {

    private static final String COLUMNS =
            "field_id, target, key, label, kind, choices, required, is_unique, visible_to, version";

    private final JdbcClient jdbc;

    CustomFieldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID companyId, CustomField field, UUID by) {
        jdbc.sql("""
                        insert into custom_field (company_id, field_id, target, key, label, kind, choices, required, is_unique,
                            visible_to, version, created_by)
                        values (:company, :id, :target, :key, :label, :kind, :choices, :required, :unique, :visibleTo, 1, :by)
                        """)
                .param("company", companyId)
                .param("id", field.id().value())
                .param("target", field.target().name())
                .param("key", field.key())
                .param("label", field.label())
                .param("kind", field.kind().name())
                .param("choices", field.choices().toArray(String[]::new))
                .param("required", field.required())
                .param("unique", field.unique())
                .param("visibleTo", roles(field))
                .param("by", by)
                .update();
    }

    /// Returns false when the field has another version by now.
    boolean update(UUID companyId, CustomField field, long expectedVersion) {
        return jdbc.sql("""
                                update custom_field
                                   set label = :label, choices = :choices, required = :required, visible_to = :visibleTo,
                                       version = version + 1
                                 where company_id = :company and field_id = :id and version = :expected
                                   and retired_at is null
                                """)
                        .param("company", companyId)
                        .param("id", field.id().value())
                        .param("label", field.label())
                        .param("choices", field.choices().toArray(String[]::new))
                        .param("required", field.required())
                        .param("visibleTo", roles(field))
                        .param("expected", expectedVersion)
                        .update()
                == 1;
    }

    /// Returns false when the field has another version by now.
    boolean retire(UUID companyId, CustomFieldId id, long expectedVersion) {
        return jdbc.sql("""
                                update custom_field set retired_at = now(), version = version + 1
                                 where company_id = :company and field_id = :id and version = :expected
                                   and retired_at is null
                                """)
                        .param("company", companyId)
                        .param("id", id.value())
                        .param("expected", expectedVersion)
                        .update()
                == 1;
    }

    Optional<CustomField> find(UUID companyId, CustomFieldId id) {
        return jdbc.sql("select " + COLUMNS + """
                          from custom_field
                         where company_id = :company and field_id = :id and retired_at is null
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query((row, index) -> map(row))
                .optional();
    }

    List<CustomField> of(UUID companyId, CustomFieldTarget target) {
        return jdbc.sql("select " + COLUMNS + """
                          from custom_field
                         where company_id = :company and target = :target and retired_at is null
                         order by key
                        """)
                .param("company", companyId)
                .param("target", target.name())
                .query((row, index) -> map(row))
                .list();
    }

    /// The retired ones, too.
    List<CustomField> ever(UUID companyId, CustomFieldTarget target) {
        return jdbc.sql("select " + COLUMNS + """
                          from custom_field
                         where company_id = :company and target = :target
                        """)
                .param("company", companyId)
                .param("target", target.name())
                .query((row, index) -> map(row))
                .list();
    }

    void replace(UUID companyId, UUID recordId, List<CustomField> fields, Map<String, String> values) {
        jdbc.sql("""
                        delete from custom_field_value
                         where company_id = :company and record_id = :record and field_id = any (:fields)
                        """)
                .param("company", companyId)
                .param("record", recordId)
                .param("fields", ids(fields.stream()))
                .update();
        var present =
                fields.stream().filter(field -> values.containsKey(field.key())).toList();
        jdbc.sql("""
                        insert into custom_field_value (company_id, record_id, field_id, value, unique_value)
                        select :company, :record, field_id, value, unique_value
                          from unnest(:fields::uuid[], :values::text[], :uniques::text[])
                                   as sent (field_id, value, unique_value)
                        """)
                .param("company", companyId)
                .param("record", recordId)
                .param("fields", ids(present.stream()))
                .param(
                        "values",
                        present.stream().map(field -> values.get(field.key())).toArray(String[]::new))
                .param(
                        "uniques",
                        present.stream()
                                .map(field -> field.unique() ? values.get(field.key()) : null)
                                .toArray(String[]::new))
                .update();
    }

    private static UUID[] ids(Stream<CustomField> fields) {
        return fields.map(field -> field.id().value()).toArray(UUID[]::new);
    }

    private static String[] roles(CustomField field) {
        return field.visibleTo().stream().map(Role::name).toArray(String[]::new);
    }

    private static CustomField map(ResultSet row) throws SQLException {
        return new CustomField(
                new CustomFieldId(row.getObject("field_id", UUID.class)),
                CustomFieldTarget.valueOf(row.getString("target")),
                row.getString("key"),
                row.getString("label"),
                CustomFieldKind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getBoolean("required"),
                row.getBoolean("is_unique"),
                Stream.of((String[]) row.getArray("visible_to").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                row.getLong("version"));
    }
}
