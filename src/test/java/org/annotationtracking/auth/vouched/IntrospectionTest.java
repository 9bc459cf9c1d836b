package org.annotationtracking.auth.vouched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.auth.session.Sessions.Claim;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of doccano, what is made of its answers, and how long they hold. */
class IntrospectionTest {

    private static final Claim CLAIM = new Claim("sqol5wkft62hgl2z09u1t7qvv3nuppmp", "data", 3);

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer doccano;
    private volatile int status = 200;
    private volatile String body = "{\"id\":3,\"username\":\"ann1\",\"is_superuser\":false,\"is_staff\":false}";

    @BeforeEach
    void start() throws IOException {
        doccano = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        doccano.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().get("Cookie"));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        doccano.start();
    }

    @AfterEach
    void stop() {
        doccano.stop(0);
    }

    @Test
    void doccano_is_asked_with_the_session_alone_and_believed_for_a_while() {
        Introspection introspection = keeping(Duration.ofMinutes(1));

        assertThat(introspection.isGood(CLAIM, "hash")).isTrue();
        assertThat(introspection.isGood(CLAIM, "hash")).isTrue();

        assertThat(asked).containsExactly("GET /v1/me [sessionid=" + CLAIM.key() + "]");
    }

    @Test
    void another_password_another_row_and_the_end_of_the_while_are_new_questions() {
        Introspection introspection = keeping(Duration.ofMinutes(1));
        assertThat(introspection.isGood(CLAIM, "hash")).isTrue();
        status = 403;

        assertThat(introspection.isGood(CLAIM, "another hash")).isFalse();
        assertThat(introspection.isGood(new Claim(CLAIM.key(), "other data", 3), "hash"))
                .isFalse();
        assertThat(introspection.isGood(CLAIM, "hash")).isTrue();

        Introspection forgetful = keeping(Duration.ZERO);
        assertThat(forgetful.isGood(CLAIM, "hash")).isFalse();
        status = 200;
        assertThat(forgetful.isGood(CLAIM, "hash")).isTrue();
    }

    @Test
    void somebody_else_than_the_row_claims_is_not_believed() {
        body = "{\"id\":4,\"username\":\"ann2\",\"is_superuser\":true,\"is_staff\":true}";

        assertThat(keeping(Duration.ZERO).isGood(CLAIM, "hash")).isFalse();
    }

    @Test
    void what_is_no_answer_is_neither_yes_nor_no() {
        Introspection introspection = keeping(Duration.ofMinutes(1));
        for (int odd : new int[] {302, 404, 500, 503}) {
            status = odd;
            assertThat(refusal(introspection).kind()).as("%d", odd).isEqualTo(Kind.UNAVAILABLE);
        }
        status = 200;
        for (String odd : List.of("<html></html>", "", "[]", "{}", "{\"id\":\"3\"}", "{\"id\":null}", "3")) {
            body = odd;
            assertThat(refusal(introspection).code()).as(odd).isEqualTo("identity_unavailable");
        }
        body = "{\"id\":3}";
        assertThat(introspection.isGood(CLAIM, "hash")).isTrue();

        doccano.stop(0);
        assertThat(refusal(keeping(Duration.ZERO)).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    private static DomainException refusal(Introspection introspection) {
        return catchThrowableOfType(DomainException.class, () -> introspection.isGood(CLAIM, "hash"));
    }

    private Introspection keeping(Duration keep) {
        String address = "http://127.0.0.1:" + doccano.getAddress().getPort() + "/";
        return new Introspection(new IntrospectionConfig() {
            @Override
            public Optional<String> url() {
                return Optional.of(address);
            }

            @Override
            public Duration keep() {
                return keep;
            }
        });
    }
}
