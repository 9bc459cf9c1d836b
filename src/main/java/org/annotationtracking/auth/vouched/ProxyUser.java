package org.annotationtracking.auth.vouched;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.platform.AddressRange;

/** The person a trusted proxy has logged in. */
@ApplicationScoped
public class ProxyUser {

    private final Optional<String> header;
    private final List<AddressRange> trusted;
    private final CurrentVertxRequest current;

    ProxyUser(ProxyUserConfig config, CurrentVertxRequest current) {
        this.header = config.header();
        this.trusted = config.trusted().orElse(List.of()).stream()
                .flatMap(range -> AddressRange.parse(range).stream())
                .toList();
        this.current = current;
    }

    /** The username, if the request comes straight from a trusted proxy and names exactly one. */
    public Optional<String> username(ContainerRequestContext request) {
        return header.map(name -> request.getHeaders().get(name))
                .filter(values -> values.size() == 1 && !values.get(0).isBlank() && comesFromTrusted())
                .map(values -> values.get(0).strip());
    }

    /** By the connection, not by what forwarding headers say of it. */
    private boolean comesFromTrusted() {
        String peer =
                current.getCurrent().request().connection().remoteAddress().hostAddress();
        return peer != null && trusted.stream().anyMatch(range -> range.contains(peer));
    }
}
