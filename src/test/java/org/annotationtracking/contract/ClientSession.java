package org.annotationtracking.contract;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests as doccano's Python client does: one session, its cookies kept, the CSRF secret in a header. */
final class ClientSession {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;

    ClientSession(String address) {
        this.address = address;
    }

    HttpResponse<String> login(String username, String password) {
        return send(
                "POST", "/v1/auth/login/", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    }

    /** Every request says that it is JSON, with a body or without. */
    HttpResponse<String> send(String method, String path, String body) {
        return send(method, path, body, true);
    }

    /** A request with the cookies alone. */
    HttpResponse<String> withoutSecret(String method, String path, String body) {
        return send(method, path, body, false);
    }

    private HttpResponse<String> send(String method, String path, String body, boolean secret) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Referer", address);
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> secret && cookie.getName().equals("csrftoken"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.header("X-CSRFToken", token));
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(method + " " + path, failed);
        }
    }
}
