package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.CsvColumn;
import io.tieout.reconciliation.statementfile.CsvProfile;
import io.tieout.reconciliation.statementfile.CsvProfiles;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A CSV profile as a caller writes it; what is left out is found in the file.
public record CsvProfileRequest(
        @Nullable String name,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable Map<CsvColumn, String> columns,
        CsvProfile.@Nullable DateOrder dateOrder,
        @Nullable String decimalSeparator,
        @Nullable Boolean positiveIsOut,
        @Nullable List<String> inFlags,
        @Nullable String currency,
        @Nullable String account) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// @param profile a ready profile's name, or a profile as JSON
    public static CsvProfile parse(String profile) {
        if (!profile.stripLeading().startsWith("{")) {
            return CsvProfiles.named(profile.strip())
                    .orElseThrow(() -> new InvalidStatementUpload("profile", "is not the name of a ready profile"));
        }
        try {
            return JSON.readValue(profile, CsvProfileRequest.class).toProfile();
        } catch (JacksonException e) {
            throw new InvalidStatementUpload("profile", "is not a profile as JSON");
        } catch (IllegalArgumentException e) {
            throw new InvalidStatementUpload("profile", "has a wrong value: " + e.getMessage());
        }
    }

    private CsvProfile toProfile() {
        return new CsvProfile(
                name == null ? "own" : name,
                null,
                List.of(),
                encoding,
                delimiter,
                columns == null ? Map.of() : columns,
                dateOrder,
                decimalSeparator,
                positiveIsOut != null && positiveIsOut,
                inFlags == null ? List.of() : inFlags,
                currency,
                account);
    }
}
