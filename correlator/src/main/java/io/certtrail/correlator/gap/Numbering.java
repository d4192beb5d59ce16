/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.gap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the numbers of a channel have come, minute by minute.
 *
 * <p>A gap is a loss where there were none: a shipper that is told to leave records out makes many. Numbers that begin
 * anew are those of a channel that was cleared, or of a computer that was set up again.
 *
 * @param highest the highest number
 * @param last the record with the highest number
 * @param minute the newest minute heard of
 * @param seen how many records there are
 * @param breaks how many gaps there were
 * @param open gaps nobody has filled
 */
public record Numbering(long highest, RecordMark last, Instant minute, long seen, long breaks, List<RecordGap> open) {
    private static final int USUAL = 10;
    private static final int MOST_OPEN = 64;
    /** A channel that was cleared begins at 1; the first few may have been lost. */
    private static final int ANEW = 10;

    public Numbering {
        open = List.copyOf(open);
    }

    /**
     * What a minute made of it.
     *
     * @param gaps those that are new and count as losses
     */
    public record Step(Numbering next, List<RecordGap> gaps) {}

    /** The numbering with the runs of one minute, in order. */
    public static Step after(@Nullable Numbering before, Instant minute, List<RecordRun> runs) {
        var gaps = new ArrayList<RecordGap>();
        var now = before;
        for (var run : runs) {
            now = now == null ? begun(minute, run) : now.filled(run).with(minute, run, gaps);
        }
        return new Step(now == null ? begun(minute, runs.get(0)) : now, gaps);
    }

    private static Numbering begun(Instant minute, RecordRun run) {
        return new Numbering(run.to(), run.last(), minute, run.size(), 0, List.of());
    }

    private Numbering with(Instant when, RecordRun run, List<RecordGap> gaps) {
        if (when.isBefore(minute)) {
            return this;
        }
        if (run.from() > highest + 1) {
            var isLoss = seen >= USUAL && (breaks + 1) * USUAL <= seen;
            var gap = new RecordGap(highest + 1, run.from() - 1, last, run.first(), isLoss);
            if (isLoss) {
                gaps.add(gap);
            }
            return grown(when, run, breaks + 1, plus(gap));
        }
        if (run.to() > highest) {
            return grown(when, run, breaks, open);
        }
        return run.from() <= ANEW && when.isAfter(minute) ? begun(when, run) : this;
    }

    private Numbering grown(Instant when, RecordRun run, long gaps, List<RecordGap> left) {
        var fresh = run.to() - Math.max(run.from() - 1, highest);
        return new Numbering(run.to(), run.last(), when, seen + fresh, gaps, left);
    }

    private List<RecordGap> plus(RecordGap gap) {
        var all = new ArrayList<>(open);
        all.add(gap);
        return bounded(all);
    }

    /** The newest of them; one that was told is kept longer, or its end would be told when it is forgotten. */
    private static List<RecordGap> bounded(List<RecordGap> gaps) {
        while (gaps.size() > MOST_OPEN) {
            var oldest = 0;
            while (oldest < gaps.size() && gaps.get(oldest).told()) {
                oldest++;
            }
            gaps.remove(oldest == gaps.size() ? 0 : oldest);
        }
        return gaps;
    }

    /** Without the missing numbers that are in a run; of a gap that is filled in its middle two are left. */
    private Numbering filled(RecordRun run) {
        if (open.stream().noneMatch(gap -> gap.overlaps(run))) {
            return this;
        }
        var left = new ArrayList<RecordGap>();
        for (var gap : open) {
            if (!gap.overlaps(run)) {
                left.add(gap);
                continue;
            }
            if (gap.from() < run.from()) {
                left.add(new RecordGap(gap.from(), run.from() - 1, gap.before(), run.first(), gap.told()));
            }
            if (gap.to() > run.to()) {
                left.add(new RecordGap(run.to() + 1, gap.to(), run.last(), gap.after(), gap.told()));
            }
        }
        return new Numbering(highest, last, minute, seen, breaks, bounded(left));
    }
}
