/** The Kafka Streams shell around the pure core. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.streams;
