/** How a diagnosis or an incident reads to the one who receives it; knows no Kafka and no network. */
@org.jspecify.annotations.NullMarked
package io.certtrail.alerting.format;
