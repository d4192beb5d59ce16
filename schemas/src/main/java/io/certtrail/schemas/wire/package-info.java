/** The records as Avro: mapped once, here, and written as bare binary. */
@org.jspecify.annotations.NullMarked
package io.certtrail.schemas.wire;
