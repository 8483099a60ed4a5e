package io.tieout.customer.webhook;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.event.PublishedEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    private static final String SCHEMA = ".schema.json";

    @Bean
    PublishedEvents webhookEvents() {
        return PublishedEvents.of(CustomerEvents.WEBHOOK_ENDPOINT_DISABLED);
    }

    /// Every public event has a schema in the contract.
    @Bean
    EventCatalogue eventCatalogue() throws IOException {
        var schemas = new PathMatchingResourcePatternResolver().getResources("classpath*:schemas/tieout.*" + SCHEMA);
        return new EventCatalogue(Stream.of(schemas)
                .map(schema -> Objects.requireNonNull(schema.getFilename()))
                .map(name -> name.substring(0, name.length() - SCHEMA.length()))
                .collect(Collectors.toSet()));
    }

    @Bean
    AddressLookup addressLookup() {
        return InetAddress::getAllByName;
    }
}
