/** Events, diagnoses and incidents as the JSON lines that users and tools read. */
@org.jspecify.annotations.NullMarked
package io.certtrail.schemas.json;
