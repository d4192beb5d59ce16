/** The commands, one class each: options in, a run and a view out. */
@org.jspecify.annotations.NullMarked
package io.certtrail.cli.command;
