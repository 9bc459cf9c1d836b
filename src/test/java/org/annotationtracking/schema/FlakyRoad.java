package org.annotationtracking.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A road to a database that can be closed, blocked and opened again while travellers are on it. */
final class FlakyRoad {
    private volatile int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean blocked;
    private volatile ServerSocket gate;
    private volatile Thread keeper = new Thread();

    private FlakyRoad(int target, ServerSocket gate) {
        this.target = target;
        this.port = gate.getLocalPort();
        this.gate = gate;
    }

    /** Closed at first: whoever comes is refused. */
    static FlakyRoad closedRoadTo(int target) {
        FlakyRoad road = new FlakyRoad(target, aFreeGate());
        road.close();
        return road;
    }

    /** A port below those that the system gives to outgoing connections: nobody takes it while the road is closed. */
    private static ServerSocket aFreeGate() {
        int first = ThreadLocalRandom.current().nextInt(20_000, 31_000);
        for (int port = first; port < first + 1_000; port++) {
            try {
                return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("No free port from " + first);
    }

    int port() {
        return port;
    }

    void open() {
        blocked = false;
        try {
            ServerSocket next = new ServerSocket();
            next.setReuseAddress(true);
            next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            gate = next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keeper = start(this::accept);
    }

    void ensureOpen() {
        if (gate.isClosed()) {
            open();
        }
    }

    /** From now on it leads there. */
    void leadTo(int port) {
        target = port;
    }

    /** Nobody gets through and nobody is told. */
    void block() {
        blocked = true;
    }

    /** Returns when the port is free again: the system keeps it for as long as somebody still waits at the gate. */
    void close() {
        shut(gate);
        await(keeper);
        open.forEach(FlakyRoad::shut);
        open.clear();
    }

    private void accept() {
        ServerSocket mine = gate;
        while (!mine.isClosed()) {
            try {
                Socket from = mine.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(from);
                open.add(to);
                start(() -> carry(from, to));
                start(() -> carry(to, from));
            } catch (IOException e) {
                shut(mine);
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!blocked) {
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
        } catch (IOException e) {
            shut(from);
        }
        shut(to);
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "road");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void shut(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
