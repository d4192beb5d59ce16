/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A syslog connection that is made again when it breaks.
 *
 * <p>Syslog acknowledges nothing: what was written last may be lost when a connection breaks. The last frames are kept
 * and sent again on the next connection; a receiver knows them by their key. After an orderly end only the newest are,
 * since the receiver has read what came before it.
 */
final class SyslogConnection implements AutoCloseable {
    private static final int KEPT = 128;
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);
    /** What TCP has not brought over in this time has broken the connection. */
    private static final Duration IN_DOUBT = Duration.ofMinutes(20);

    private static final int CONNECT_MILLIS = 5_000;
    private static final long WRITE_MILLIS = 10_000;

    private final URI target;
    /** Null where the target is reached without TLS. */
    private final @Nullable SSLSocketFactory secure;

    private final Clock clock;
    private final Deque<Map.Entry<Instant, byte[]>> window = new ArrayDeque<>();
    private @Nullable Socket plain;
    private @Nullable Socket socket;

    SyslogConnection(URI target, @Nullable SSLSocketFactory secure, Clock clock) {
        this.target = target;
        this.secure = secure;
        this.clock = clock;
    }

    void send(List<byte[]> frames) throws IOException {
        try {
            var current = connected();
            write(current, frames);
            if (hasPeerLeft(current)) {
                throw new IOException("the receiver closed the connection while it was written to");
            }
        } catch (IOException e) {
            close();
            throw e;
        }
        frames.forEach(frame -> window.addLast(Map.entry(clock.instant(), frame)));
        while (window.size() > KEPT) {
            window.removeFirst();
        }
    }

    @Override
    public void close() {
        closeQuietly(socket);
        closeQuietly(plain);
        socket = null;
        plain = null;
    }

    private Socket connected() throws IOException {
        var current = socket;
        if (current != null && !hasEnded(current)) {
            return current;
        }
        close();
        forgetBefore(IN_DOUBT);
        var made = connect();
        socket = made;
        write(made, window.stream().map(Map.Entry::getValue).toList());
        return made;
    }

    /** Whether a connection is of no more use; after an orderly end, forgets what the receiver must have read. */
    private boolean hasEnded(Socket current) {
        try {
            var left = hasPeerLeft(current);
            if (left) {
                forgetBefore(IN_FLIGHT);
            }
            return left;
        } catch (IOException broken) {
            return true;
        }
    }

    private void forgetBefore(Duration age) {
        var since = clock.instant().minus(age);
        window.removeIf(sent -> sent.getKey().isBefore(since));
    }

    private static boolean hasPeerLeft(Socket current) throws IOException {
        current.setSoTimeout(1);
        try {
            return current.getInputStream().read(new byte[256]) < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        var made = new Socket();
        plain = made;
        made.setTcpNoDelay(true);
        made.setKeepAlive(true);
        made.connect(new InetSocketAddress(target.getHost(), target.getPort()), CONNECT_MILLIS);
        return secure == null ? made : secured(made, secure);
    }

    private Socket secured(Socket made, SSLSocketFactory factory) throws IOException {
        made.setSoTimeout(CONNECT_MILLIS);
        var secured = (SSLSocket) factory.createSocket(made, target.getHost(), target.getPort(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** A socket has no time limit for writing; one that takes too long is closed under the writer. */
    private void write(Socket to, List<byte[]> frames) throws IOException {
        var watched = plain;
        var watchdog = CompletableFuture.delayedExecutor(WRITE_MILLIS, TimeUnit.MILLISECONDS);
        var late = CompletableFuture.runAsync(() -> closeQuietly(watched), watchdog);
        try {
            var out = new BufferedOutputStream(to.getOutputStream());
            for (var frame : frames) {
                out.write(frame);
            }
            out.flush();
        } finally {
            late.cancel(false);
        }
    }

    private static void closeQuietly(@Nullable Socket socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                return;
            }
        }
    }
}
