/** What people see: tables, funnels and details, and the one place where log text becomes safe to print. */
@org.jspecify.annotations.NullMarked
package io.certtrail.cli.view;
