package org.annotationtracking.platform;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the API document what the code says and its scanner does not hear: what may be null, other statuses than 200,
 * and the members of bodies that are read one by one.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CodeDescription implements OASFilter {
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final String OURS = "org.annotationtracking.";

    private final IndexView index;

    /** @param index of all classes, given by the build */
    public CodeDescription(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, ClassInfo> classes = classes();
        api.getComponents()
                .getSchemas()
                .forEach((name, schema) -> classOf(name, classes).ifPresent(known -> describe(known, schema)));
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().values().forEach(CodeDescription::clear));
        for (AnnotationInstance each : index.getAnnotations(ResponseStatus.class)) {
            if (each.target().kind() == AnnotationTarget.Kind.METHOD) {
                Endpoints.operation(api, each.target().asMethod())
                        .ifPresent(operation -> answers(operation, each.value().asString()));
            }
        }
        for (AnnotationInstance each : index.getAnnotations(Members.class)) {
            Endpoints.operation(api, each.target().asMethodParameter().method())
                    .ifPresent(operation -> takes(operation, each.value().asStringArray()));
        }
        List.of("JsonNode", "JsonNodeType").forEach(api.getComponents()::removeSchema);
    }

    private Map<String, ClassInfo> classes() {
        Map<String, ClassInfo> classes = new HashMap<>();
        for (ClassInfo each : index.getKnownClasses()) {
            if (each.name().toString().startsWith(OURS)) {
                classes.put(each.name().withoutPackagePrefix().replaceFirst(".*\\$", ""), each);
            }
        }
        return classes;
    }

    /** A page is called by what it holds too, such as {@code PageComment}. */
    private static Optional<ClassInfo> classOf(String schema, Map<String, ClassInfo> classes) {
        ClassInfo exact = classes.get(schema);
        return Optional.ofNullable(exact == null && schema.startsWith("Page") ? classes.get("Page") : exact);
    }

    private void describe(ClassInfo known, Schema schema) {
        for (FieldInfo field : known.fields()) {
            ClassInfo within = field.hasAnnotation(JsonUnwrapped.class)
                    ? index.getClassByName(field.type().name())
                    : null;
            if (within == null) {
                describe(field, schema);
            } else {
                describe(within, schema);
            }
        }
    }

    private static void describe(FieldInfo field, Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        String name = NAMES.translate(field.name());
        if (!field.type().hasAnnotation(NULLABLE) || properties == null || !properties.containsKey(name)) {
            return;
        }
        Schema property = properties.get(name);
        if (property.getRef() == null) {
            List<SchemaType> types = new ArrayList<>(property.getType() == null ? List.of() : property.getType());
            types.add(SchemaType.NULL);
            property.setType(types);
        } else {
            Schema other = OASFactory.createSchema().ref(property.getRef());
            Schema none = OASFactory.createSchema().addType(SchemaType.NULL);
            schema.addProperty(name, OASFactory.createSchema().anyOf(List.of(other, none)));
        }
    }

    /** A refusal without a description of its own is described with all others. */
    private static void clear(Operation operation) {
        APIResponses responses = operation.getResponses();
        if (responses.hasAPIResponse("400") && responses.getAPIResponse("400").getContent() == null) {
            responses.removeAPIResponse("400");
        }
    }

    private static void answers(Operation operation, String status) {
        APIResponses responses = operation.getResponses();
        if (responses.hasAPIResponse("200")) {
            responses.addAPIResponse(status, responses.getAPIResponse("200").description("Made"));
            responses.removeAPIResponse("200");
        }
    }

    private static void takes(Operation operation, String[] members) {
        Schema body = OASFactory.createSchema().addType(SchemaType.OBJECT);
        for (String member : Stream.of(members)
                .flatMap(several -> Stream.of(several.split(",\\s*")))
                .toList()) {
            String[] parts = member.replace("!", "").split(":", 2);
            String type = parts.length > 1 ? parts[1] : "string";
            Schema property = OASFactory.createSchema();
            if (!type.equals("any")) {
                property.addType(SchemaType.valueOf(type.toUpperCase(Locale.ROOT)));
            }
            body.addProperty(parts[0], property);
            if (member.endsWith("!")) {
                body.addRequired(parts[0]);
            }
        }
        operation.getRequestBody().getContent().getMediaType("application/json").setSchema(body);
    }
}
