package io.tieout.platform.security;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Which tokens are accepted. The defaults fit identity-service; any other OpenID Connect issuer fits by
/// configuration.
///
/// @param issuer the claim `iss` must be this
/// @param jwksUri where the issuer's public keys are
/// @param audience must be among the claim `aud`
/// @param loginScope the scope that a person's token has; empty when the issuer knows no such scope
/// @param clockSkew how far the clocks of issuer and service may differ
/// @param claims where in the token company, roles and scopes stand
/// @param openPaths further paths that need no token
@Validated
@ConfigurationProperties("tieout.security")
record SecurityProperties(
        @NotBlank String issuer,
        @NotBlank String jwksUri,
        @NotBlank String audience,
        @DefaultValue("") String loginScope,
        Duration clockSkew,
        Claims claims,
        @DefaultValue List<String> openPaths) {

    /// Names of claims; a dot steps into a nested claim (`realm_access.roles`).
    ///
    /// @param roleNames the issuer's name of a role → ours, for issuers whose names differ
    record Claims(
            @NotBlank String subject,
            @NotBlank String company,
            @NotBlank String roles,
            @NotBlank String scopes,
            @DefaultValue Map<String, Role> roleNames) {}
}
