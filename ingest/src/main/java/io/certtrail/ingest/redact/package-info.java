/** Takes secrets out of what readers pass on. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.redact;
