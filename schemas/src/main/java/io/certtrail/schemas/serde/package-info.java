/** Serdes: bare Avro for what stays inside, Confluent's wire format and registry for what others read. */
@org.jspecify.annotations.NullMarked
package io.certtrail.schemas.serde;
