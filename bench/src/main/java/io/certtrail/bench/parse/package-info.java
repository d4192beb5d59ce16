/* SPDX-License-Identifier: Apache-2.0 */
/** Parsing and filtering an IIS log, beside a byte-splitting floor and a database. */
@org.jspecify.annotations.NullMarked
package io.certtrail.bench.parse;
