package org.annotationtracking.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds to the API document what all operations share: the token, the one shape of refusals, paging. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "Token";

    /** Writes whose answer is a secret, or which are more than one transaction. */
    private static final Set<String> WITHOUT_KEY = Set.of("/import", "/webhooks", "/secret", "/test");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(PROBLEM, problem());
        api.getComponents()
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("Authorization")
                                .description(
                                        "`Token <key>`, the key from `/v1/auth/login` or a token from `/v1/me/tokens`."));
        api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(TOKEN)));
        api.getPaths().getPathItems().forEach(ApiDescription::describe);
    }

    private static void describe(String path, PathItem item) {
        for (Map.Entry<PathItem.HttpMethod, Operation> each :
                item.getOperations().entrySet()) {
            Operation operation = each.getValue();
            APIResponses responses = operation.getResponses();
            responses.addAPIResponse("default", refusal());
            if (each.getKey() == PathItem.HttpMethod.GET && isPaged(path)) {
                operation.addParameter(query("limit", "Rows a page, at most 1000.", SchemaType.INTEGER));
                operation.addParameter(query("offset", "Rows to pass over.", SchemaType.INTEGER));
            }
            if (each.getKey() != PathItem.HttpMethod.GET && keepsAnswers(path)) {
                operation.addParameter(idempotencyKey());
            }
        }
    }

    private static boolean isPaged(String path) {
        return path.endsWith("/examples") || path.endsWith("/projects") || path.endsWith("/history");
    }

    private static boolean keepsAnswers(String path) {
        return path.startsWith("/v1/")
                && (path.equals("/v1/auth/user") || !path.startsWith("/v1/auth/"))
                && !path.startsWith("/v1/me/")
                && WITHOUT_KEY.stream().noneMatch(path::endsWith);
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description("Done once a day by one person under one key; sent again, the first answer comes again.")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(255));
    }

    /** A query parameter of an operation. */
    public static Parameter query(String name, String description, SchemaType type) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }

    private static APIResponse refusal() {
        Content content = OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE.toString(),
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM)));
        return OASFactory.createAPIResponse().description("Refused").content(content);
    }

    private static Schema problem() {
        Schema text = OASFactory.createSchema().addType(SchemaType.STRING);
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(
                        "RFC 9457, and the members doccano's front end (`detail`) and the tracking scripts (`error`)"
                                + " read. Wrong fields come as members of their own, each an array of messages.")
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty("success", OASFactory.createSchema().addType(SchemaType.BOOLEAN))
                .addProperty("code", text)
                .addProperty("error", text)
                .addProperty("message", text)
                .required(List.of("type", "title", "status", "detail", "success", "code", "error", "message"));
    }
}
