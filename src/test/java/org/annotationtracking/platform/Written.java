package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.annotationtracking.World;

/** A mark of all that requests write, to see that one wrote nothing. */
record Written(World world, long mark) {

    static Written soFar(World world) {
        return new Written(world, world.number("""
                SELECT (SELECT count(*) FROM examples_example) + (SELECT count(*) FROM projects_project)
                     + (SELECT count(*) FROM projects_member) + (SELECT count(*) FROM auth_user)
                     + (SELECT count(*) FROM annotation_tracking_event)
                     + (SELECT coalesce(sum(version + lock_epoch), 0) FROM annotation_tracking)
                """));
    }

    void nothingSince() {
        assertThat(soFar(world).mark()).as("rows and versions").isEqualTo(mark);
    }
}
