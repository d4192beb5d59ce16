/** Runs: files or topics in, findings out, in this process or through Kafka. */
@org.jspecify.annotations.NullMarked
package io.certtrail.cli.run;
