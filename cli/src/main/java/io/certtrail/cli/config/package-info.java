/** The configuration file of the roles, checked against its published schema. */
@org.jspecify.annotations.NullMarked
package io.certtrail.cli.config;
