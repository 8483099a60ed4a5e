package io.tieout.dataimport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an import would take the headings of a file for.
public record MappingProposal(List<ProposedColumn> columns) {

    public MappingProposal {
        columns = List.copyOf(columns);
    }

    /// @param column null where no word says it
    public record ProposedColumn(String heading, @Nullable String column) {}
}
