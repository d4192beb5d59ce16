/** What crosses a process boundary: the records, their wire forms, and the topics they travel in. */
@org.jspecify.annotations.NullMarked
package io.certtrail.schemas;
