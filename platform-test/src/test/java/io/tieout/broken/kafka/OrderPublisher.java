package io.tieout.broken.kafka;

import org.apache.kafka.clients.producer.ProducerRecord;

class OrderPublisher {

    ProducerRecord<String, String> record() {
        return new ProducerRecord<>("topic", "value");
    }
}
