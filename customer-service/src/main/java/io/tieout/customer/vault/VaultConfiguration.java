package io.tieout.customer.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
class VaultConfiguration {

    @Bean
    Vault vault(VaultProperties properties, JsonMapper json) {
        var file = Path.of(properties.keysetFile());
        try {
            var keysets = json.readTree(Files.readString(file));
            return Vault.of(
                    keysets.path("encryption").toString(), keysets.path("index").toString());
        } catch (IOException | JacksonException | GeneralSecurityException e) {
            throw new IllegalStateException("The keys in " + file + " cannot be read", e);
        }
    }
}
