/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

/** A schema's use of a type that another subject's version defines. */
record Reference(String name, String subject, int version) {}
