package io.tieout.dataimport;

import io.tieout.sheet.UnreadableSheet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the sender says of a file's headings, where their names and usual words do not say it.
///
/// @param columns by heading; an empty one leaves the column out
public record ColumnMapping(Map<String, String> columns) {

    public ColumnMapping {
        columns = Map.copyOf(columns);
    }

    /// @param json an object of texts, for example `{"Kunde": "name", "Bemerkung": ""}`
    public static ColumnMapping read(@Nullable String json) {
        if (json == null) {
            return new ColumnMapping(Map.of());
        }
        try {
            var said = JsonMapper.shared().readValue(json, new TypeReference<Map<String, @Nullable String>>() {});
            if (said == null) {
                throw new UnreadableSheet("The mapping is no JSON object of texts");
            }
            var columns = new HashMap<String, String>();
            said.forEach((heading, column) -> columns.put(heading, column == null ? "" : column));
            return new ColumnMapping(columns);
        } catch (JacksonException e) {
            throw new UnreadableSheet("The mapping is no JSON object of texts");
        }
    }

    void requireAmong(Collection<String> headings) {
        columns.keySet().stream()
                .filter(heading -> !headings.contains(heading))
                .findFirst()
                .ifPresent(heading -> {
                    throw new UnreadableSheet("The mapping names the column '" + heading + "', which the file lacks");
                });
    }

    Optional<String> of(String heading, ColumnNames names) {
        var said = columns.get(heading);
        if (said == null) {
            return names.find(heading);
        }
        return said.isEmpty() ? Optional.of(ColumnNames.IGNORED_PREFIX + heading) : names.find(said);
    }
}
