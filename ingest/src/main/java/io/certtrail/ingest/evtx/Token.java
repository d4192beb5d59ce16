/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

/** The tokens of binary XML; bit 0x40 says that more of the same follows, and is not needed to read them. */
final class Token {
    static final int MORE = 0x40;

    static final int END = 0x00;
    static final int OPEN_START = 0x01;
    static final int CLOSE_START = 0x02;
    static final int CLOSE_EMPTY = 0x03;
    static final int END_ELEMENT = 0x04;
    static final int TEXT = 0x05;
    static final int ATTRIBUTE = 0x06;
    static final int CDATA = 0x07;
    static final int CHARACTER = 0x08;
    static final int ENTITY = 0x09;
    static final int PI_TARGET = 0x0A;
    static final int PI_DATA = 0x0B;
    static final int TEMPLATE = 0x0C;
    static final int SUBSTITUTION = 0x0D;
    static final int OPTIONAL_SUBSTITUTION = 0x0E;
    static final int FRAGMENT = 0x0F;

    private Token() {}
}
