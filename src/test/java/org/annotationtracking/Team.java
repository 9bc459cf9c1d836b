package org.annotationtracking;

import io.restassured.response.ValidatableResponse;

/**
 * A project and its people: one of each role, a second annotator, a superuser and a stranger who are no members.
 */
public record Team(
        World world,
        long project,
        Person annotator,
        Person otherAnnotator,
        Person approver,
        Person manager,
        Person admin,
        Person superuser,
        Person stranger) {

    public String path(String rest) {
        return "/v1/projects/" + project + rest;
    }

    public String tracking(long example, String act) {
        return path("/tracking/" + example + "/" + act);
    }

    public long example() {
        return world.example(project, "A text to work on");
    }

    public ValidatableResponse lock(Person who, long example) {
        return who.posts(tracking(example, "lock"), "{}");
    }

    public ValidatableResponse submit(Person who, long example) {
        return who.posts(path("/tracking/mark-submitted"), "{\"example_id\":" + example + "}");
    }

    public ValidatableResponse act(Person who, long example, String act) {
        return who.posts(tracking(example, act), "{\"review_notes\":\"because\"}");
    }

    /** A new example that this team's annotator has submitted. */
    public long submittedExample() {
        long example = example();
        submit(annotator, example).statusCode(200);
        return example;
    }

    /** A new example that this team's approver has approved. */
    public long approvedExample() {
        long example = submittedExample();
        act(approver, example, "approve").statusCode(200);
        return example;
    }

    /** A new example that this team's approver has rejected. */
    public long rejectedExample() {
        long example = submittedExample();
        act(approver, example, "reject").statusCode(200);
        return example;
    }
}
