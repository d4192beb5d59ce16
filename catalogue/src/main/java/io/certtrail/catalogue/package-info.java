/** The knowledge as data: workflows, signals and diagnoses, with their loader and checks. */
@org.jspecify.annotations.NullMarked
package io.certtrail.catalogue;
