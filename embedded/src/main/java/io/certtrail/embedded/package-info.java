/** A real Kafka broker and a Confluent-compatible schema registry in one process, for one machine. */
@org.jspecify.annotations.NullMarked
package io.certtrail.embedded;
