package io.tieout.sales.quote;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param publicUrl where customers reach the gateway, without a slash at its end
@Validated
@ConfigurationProperties("sales.quote")
record QuoteProperties(@NotBlank String publicUrl) {

    String link(LinkToken token) {
        return publicUrl + OfferPage.PATH + "/" + token.text();
    }
}
