package io.tieout.dataimport;

import java.util.UUID;

/// Records of which an import can be taken back, as far as nobody has worked with them since.
public interface RevertibleTarget extends ImportTarget {

    /// Takes back one record that an import has entered.
    ///
    /// @throws RowRefused when it has to stay, and why; a refusal of the platform says the same
    void takeBack(UUID companyId, UUID recordId, UUID by);
}
