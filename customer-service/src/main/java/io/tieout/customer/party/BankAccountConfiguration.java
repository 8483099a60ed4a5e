package io.tieout.customer.party;

import io.tieout.customer.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BankAccountConfiguration {

    @Bean
    BankAccountEncryptionJob bankAccountEncryption(Vault vault) {
        return new BankAccountEncryptionJob(vault);
    }
}
