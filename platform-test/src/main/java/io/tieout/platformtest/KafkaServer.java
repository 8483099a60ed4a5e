package io.tieout.platformtest;

import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/// One Kafka broker for all tests of this JVM.
final class KafkaServer {

    static final int PARTITIONS = 3;

    private static final String BOOTSTRAP_SERVERS = start();

    private KafkaServer() {}

    static String bootstrapServers() {
        return BOOTSTRAP_SERVERS;
    }

    private static String start() {
        return PostgresServer.containers() ? container() : embedded();
    }

    private static String embedded() {
        var broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);
        broker.brokerProperties(Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "offsets.topic.num.partitions", "1",
                "num.partitions", Integer.toString(PARTITIONS)));
        broker.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy, "stop-kafka"));
        return broker.getBrokersAsString();
    }

    // Lives as long as the JVM.
    @SuppressWarnings("resource")
    private static String container() {
        var broker = new KafkaContainer("apache/kafka:4.1.0").withEnv("KAFKA_NUM_PARTITIONS", "" + PARTITIONS);
        broker.start();
        return broker.getBootstrapServers();
    }
}
