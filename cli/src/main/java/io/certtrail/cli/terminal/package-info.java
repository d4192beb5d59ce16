/** What a command may touch of the world around it: streams, environment, clock, and how it ends. */
@org.jspecify.annotations.NullMarked
package io.certtrail.cli.terminal;
