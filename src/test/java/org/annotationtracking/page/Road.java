package org.annotationtracking.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way from a browser to the service, which can be blocked: what is on it breaks off, and nothing new gets through. */
final class Road implements AutoCloseable {

    private final ServerSocket entry;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean blocked;

    private Road(ServerSocket entry, int target) {
        this.entry = entry;
        this.target = target;
    }

    /** A road to a port of this machine. */
    static Road to(int port) throws IOException {
        Road road = new Road(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        start(road::admit);
        return road;
    }

    String origin() {
        return "http://127.0.0.1:" + entry.getLocalPort();
    }

    void block() throws IOException {
        blocked = true;
        breakOff();
    }

    void clear() {
        blocked = false;
    }

    @Override
    public void close() throws IOException {
        entry.close();
        breakOff();
    }

    private void breakOff() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void admit() throws IOException {
        while (true) {
            Socket near = entry.accept();
            if (blocked) {
                near.close();
                continue;
            }
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(near);
            sockets.add(far);
            start(() -> carry(near, far));
            start(() -> carry(far, near));
        }
    }

    private static void carry(Socket from, Socket to) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException brokenOff) {
                // As it is meant to be.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
