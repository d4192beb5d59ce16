/** The command certtrail: composes the modules. */
@org.jspecify.annotations.NullMarked
package io.certtrail.cli;
