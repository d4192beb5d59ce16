/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import org.jspecify.annotations.Nullable;

/** The names of elements and attributes, each made a text once: a log has few, and repeats them in every chunk. */
final class Names {
    private static final int SLOTS = 1 << 12;
    private static final int MOST = SLOTS / 2;
    private static final int LONGEST = 128;

    private final @Nullable String[] known = new String[SLOTS];
    private int count;

    /** The name that stands at a place of a chunk, without its prefix. */
    String at(byte[] chunk, int offset, int length) throws EvtxFault {
        if (offset + 8 > length) {
            throw new EvtxFault("the name at byte %d lies outside its chunk".formatted(offset));
        }
        int chars = Little.u16(chunk, offset + 6);
        if (chars == 0 || offset + 8 + chars * 2 > length) {
            throw new EvtxFault("the name at byte %d of its chunk has an impossible length of %d characters"
                    .formatted(offset, chars));
        }
        return interned(chunk, offset + 8, Math.min(chars, LONGEST));
    }

    /** How many bytes a name takes up that stands at a place of a chunk. */
    static int size(byte[] chunk, int offset, int length) throws EvtxFault {
        if (offset + 8 > length) {
            throw new EvtxFault("the name at byte %d lies outside its chunk".formatted(offset));
        }
        return 10 + Little.u16(chunk, offset + 6) * 2;
    }

    private String interned(byte[] chunk, int from, int chars) {
        int slot = hash(chunk, from, chars) & (SLOTS - 1);
        for (var name = known[slot]; name != null; name = known[slot]) {
            if (equal(name, chunk, from, chars)) {
                return local(name);
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        var name = Utf16.text(chunk, from, from + chars * 2);
        if (count < MOST && name.length() == chars) {
            known[slot] = name;
            count++;
        }
        return local(name);
    }

    private static String local(String name) {
        int colon = name.indexOf(':');
        return colon < 0 || name.startsWith("xmlns") ? name : name.substring(colon + 1);
    }

    private static int hash(byte[] chunk, int from, int chars) {
        int hash = 0;
        for (int i = 0; i < chars; i++) {
            hash = hash * 31 + Little.u16(chunk, from + i * 2);
        }
        return hash ^ hash >>> 16;
    }

    private static boolean equal(String name, byte[] chunk, int from, int chars) {
        if (name.length() != chars) {
            return false;
        }
        for (int i = 0; i < chars; i++) {
            if (name.charAt(i) != Little.u16(chunk, from + i * 2)) {
                return false;
            }
        }
        return true;
    }
}
