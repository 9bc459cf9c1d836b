package org.annotationtracking.contract;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls of doccano's Python client, one a line of a file of ours, made in the sessions of those who make them. */
final class ClientTable {

    /**
     * One call.
     *
     * @param alone the status where this service is alone
     * @param beside the status beside a doccano
     */
    record Call(String name, String who, String verb, String path, String body, int alone, int beside) {

        static Call of(String line) {
            String[] cells = line.split("\\|", -1);
            String[] asked = cells[2].strip().split(" ", 2);
            return new Call(
                    cells[0].strip(),
                    cells[1].strip(),
                    asked[0],
                    asked[1],
                    cells[3].strip(),
                    Integer.parseInt(cells[4].strip()),
                    Integer.parseInt(cells[5].strip()));
        }
    }

    private final String address;
    private final Replay replay;
    private final Map<String, ClientSession> sessions = new HashMap<>();
    private final Map<String, String> differences = new TreeMap<>();

    ClientTable(String address, Replay replay) {
        this.address = address;
        this.replay = replay;
    }

    static List<Call> calls() throws IOException {
        try (InputStream in = ClientTable.class.getResourceAsStream("/contract/calls.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Call::of)
                    .toList();
        }
    }

    /** Which calls are answered otherwise than the table says, or with a 404 that does not name what was asked. */
    Map<String, String> differences(boolean beside) throws IOException {
        for (Call call : calls()) {
            HttpResponse<String> answer =
                    session(call.who()).send(call.verb(), replay.moved(call.path()), replay.movedBody(call.body()));
            int expected = beside ? call.beside() : call.alone();
            String named = call.verb() + " "
                    + replay.moved(call.path()).replaceFirst("\\?.*", "").replaceFirst("/$", "");
            if (answer.statusCode() != expected
                    || (expected == 404 && !answer.body().contains(named))) {
                differences.put(
                        call.name(), "expected " + expected + " but was " + answer.statusCode() + " " + answer.body());
            }
        }
        return differences;
    }

    private ClientSession session(String who) {
        return sessions.computeIfAbsent(who, person -> {
            ClientSession session = new ClientSession(address);
            int status = session.login(person, DoccanoWorld.PASSWORD).statusCode();
            if (status != 200) {
                throw new AssertionError(person + " cannot log in: " + status);
            }
            return session;
        });
    }
}
