/** The four stages in their order: interpret, resolve, follow, explain; and what passes between them. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.stage;
