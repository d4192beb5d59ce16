/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

/**
 * One file of a catalogue.
 *
 * @param name path below the catalogue's root, with forward slashes
 */
record Document(String name, String text) {}
