/** One log record as its source wrote it: fields extracted, meaning not decided. */
@org.jspecify.annotations.NullMarked
package io.certtrail.schemas.event;
