/* SPDX-License-Identifier: Apache-2.0 */
/** A simulation as a case folder: files, {@code case.yaml} and {@code truth.jsonl}. */
@org.jspecify.annotations.NullMarked
package io.certtrail.simulation.folder;
