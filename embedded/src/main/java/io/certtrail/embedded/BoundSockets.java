/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import io.certtrail.embedded.process.StartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Server sockets that are bound before the broker is told their ports, so that nobody can take a port in between. */
final class BoundSockets implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final Map<String, ServerSocketChannel> byListener = new LinkedHashMap<>();

    /** Binds a listener and says at which port; 0 takes a free one. */
    int bind(String listener, String host, int port) {
        var address = new InetSocketAddress(host, port);
        try {
            if (address.isUnresolved()) {
                throw new UnknownHostException("unknown host");
            }
            var socket = ServerSocketChannel.open().bind(address, BACKLOG);
            byListener.put(listener, socket);
            return socket.socket().getLocalPort();
        } catch (IOException e) {
            throw new StartException(
                    "Cannot listen on %s:%d (%s); choose another address, or port 0 for a free one"
                            .formatted(host, port, e.getMessage()),
                    e);
        }
    }

    /** Hands a listener's socket over, once. */
    @Nullable ServerSocketChannel take(String listener) throws IOException {
        var socket = byListener.remove(listener);
        if (socket != null) {
            socket.configureBlocking(false);
        }
        return socket;
    }

    /** Closes those that nobody took. */
    @Override
    public void close() throws IOException {
        for (var socket : byListener.values()) {
            socket.close();
        }
        byListener.clear();
    }
}
