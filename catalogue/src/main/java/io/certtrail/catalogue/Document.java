/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

/**
 * One file of a catalogue.
 *
 * @param name path below the catalogue's root, with forward slashes
 */
record Document(String name, String text) {
    private static final String TESTS = "\ntests:\n";

    /** This file without the tests at its end, which are most of it and which only a test run reads. */
    Document withoutTests() {
        var at = text.indexOf(TESTS);
        return at < 0 || !name.startsWith("diagnoses/") ? this : new Document(name, text.substring(0, at + 1));
    }
}
