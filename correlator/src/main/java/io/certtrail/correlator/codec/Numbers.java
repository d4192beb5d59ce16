/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import io.certtrail.correlator.gap.Numbering;
import io.certtrail.correlator.gap.RecordGap;
import io.certtrail.correlator.gap.RecordMark;
import io.certtrail.correlator.gap.RecordRun;

/** How the numbers of records are written. */
final class Numbers {
    private Numbers() {}

    static void write(ByteWriter out, Numbering it) {
        out.number(it.highest());
        write(out, it.last());
        out.time(it.minute());
        out.count(it.seen());
        out.count(it.breaks());
        out.all(it.open(), Numbers::write);
    }

    static Numbering numbering(ByteReader in) {
        return new Numbering(in.number(), mark(in), in.time(), in.count(), in.count(), in.all(Numbers::gap));
    }

    static void write(ByteWriter out, RecordRun it) {
        out.number(it.from());
        out.count(it.to() - it.from());
        write(out, it.first());
        out.flag(it.last().equals(it.first()));
        if (!it.last().equals(it.first())) {
            write(out, it.last());
        }
    }

    static RecordRun run(ByteReader in) {
        var from = in.number();
        var to = from + in.count();
        var first = mark(in);
        return new RecordRun(from, to, first, in.flag() ? first : mark(in));
    }

    private static void write(ByteWriter out, RecordGap it) {
        out.number(it.from());
        out.number(it.to());
        write(out, it.before());
        write(out, it.after());
        out.flag(it.told());
    }

    private static RecordGap gap(ByteReader in) {
        return new RecordGap(in.number(), in.number(), mark(in), mark(in), in.flag());
    }

    private static void write(ByteWriter out, RecordMark it) {
        out.time(it.time());
        out.text(it.file());
        out.text(it.position());
    }

    private static RecordMark mark(ByteReader in) {
        return new RecordMark(in.time(), in.text(), in.text());
    }
}
