/** Answers what a code means, from the catalogue alone. */
@org.jspecify.annotations.NullMarked
package io.certtrail.cli.explain;
