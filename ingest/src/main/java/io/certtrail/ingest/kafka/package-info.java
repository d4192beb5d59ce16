/** Sends what a feed gives to Kafka. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.kafka;
