/** The topics: names, keys, values and settings in one list. */
@org.jspecify.annotations.NullMarked
package io.certtrail.schemas.topic;
