/** The correlator without Kafka: one task of each stage in this process. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.local;
