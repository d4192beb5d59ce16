/** The promise between the topics and a sink: at least once, in order per diagnosis, in bounded memory. */
@org.jspecify.annotations.NullMarked
package io.certtrail.alerting.delivery;
