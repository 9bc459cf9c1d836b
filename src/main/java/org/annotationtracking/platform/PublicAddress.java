package org.annotationtracking.platform;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Where a request's client sees the server: scheme, host and port; forwarded ones only from a trusted proxy. */
public final class PublicAddress {

    private PublicAddress() {}

    public static String of(UriInfo uri) {
        URI root = uri.getBaseUri();
        return root.getScheme() + "://" + root.getAuthority();
    }
}
