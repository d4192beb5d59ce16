/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output that knows whether all of it was written, and why not: a print stream keeps that to itself. */
public final class Output extends PrintStream {
    private static final String READER_LEFT = "Broken pipe";

    private final Watched watched;

    /** Output to a stream, in UTF-8. */
    public Output(OutputStream to) {
        this(new Watched(to));
    }

    private Output(Watched watched) {
        super(watched, false, StandardCharsets.UTF_8);
        this.watched = watched;
    }

    /** Why what was printed is not whole, or null when it is, or when its reader wanted no more of it. */
    public @Nullable String failure() {
        flush();
        var first = watched.failure;
        return first == null || READER_LEFT.equals(first.getMessage()) ? null : String.valueOf(first.getMessage());
    }

    private static final class Watched extends FilterOutputStream {
        private @Nullable IOException failure;

        Watched(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int octet) throws IOException {
            try {
                out.write(octet);
            } catch (IOException e) {
                throw first(e);
            }
        }

        @Override
        public void write(byte[] octets, int from, int count) throws IOException {
            try {
                out.write(octets, from, count);
            } catch (IOException e) {
                throw first(e);
            }
        }

        private IOException first(IOException e) {
            failure = failure == null ? e : failure;
            return e;
        }
    }
}
