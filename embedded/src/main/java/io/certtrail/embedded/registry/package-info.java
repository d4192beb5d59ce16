/**
 * A schema registry that speaks the part of Confluent's REST interface its Java clients use, and keeps everything in
 * the topic {@code _schemas} in Confluent's own record format, so that a real one can take over.
 */
@org.jspecify.annotations.NullMarked
package io.certtrail.embedded.registry;
