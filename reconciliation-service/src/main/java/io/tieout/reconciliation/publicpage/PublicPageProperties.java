package io.tieout.reconciliation.publicpage;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param url where customers reach the gateway, without a slash at its end
@Validated
@ConfigurationProperties("reconciliation.public-page")
public record PublicPageProperties(@NotBlank String url) {

    /// The address that a token opens.
    ///
    /// @param path of the page
    public String link(String path, LinkToken token) {
        return url + path + "/" + token.text();
    }
}
