package org.annotationtracking.host.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.platform.Page;
import org.annotationtracking.platform.PageRequest;

/** Comments: every member reads them, and everybody changes their own. */
@ApplicationScoped
class CommentService {

    private final CommentRepository comments;

    CommentService(CommentRepository comments) {
        this.comments = comments;
    }

    @Transactional
    public Page<Comment> list(long projectId, CommentFilter filter, PageRequest page) {
        return page.page(comments.count(projectId, filter), comments.page(projectId, filter, page));
    }

    /** Says something about an example; refuses 404. */
    @Transactional
    public Comment add(ExampleKey key, Caller author, String text) {
        long id = comments.add(key, author.id(), text).orElseThrow(() -> DomainException.notFound("Example"));
        return require(key.projectId(), id);
    }

    /** The caller's own comment, anybody's for a superuser; refuses 404, and 403 for another's. */
    @Transactional
    public Comment own(long projectId, long commentId, Caller caller) {
        return requireOwn(projectId, commentId, caller);
    }

    /** Changes its words; refuses as {@link #own}. */
    @Transactional
    public Comment change(long projectId, long commentId, Caller caller, String text) {
        requireOwn(projectId, commentId, caller);
        comments.change(projectId, commentId, text);
        return require(projectId, commentId);
    }

    /** Deletes it; refuses as {@link #own}. */
    @Transactional
    public void remove(long projectId, long commentId, Caller caller) {
        Comment comment = requireOwn(projectId, commentId, caller);
        comments.removeOwn(projectId, comment.user(), List.of(commentId));
    }

    /** Deletes the caller's own among these and passes over the others, as doccano does. */
    @Transactional
    public void removeOwn(long projectId, Caller caller, List<Long> ids) {
        comments.removeOwn(projectId, caller.id(), ids);
    }

    private Comment require(long projectId, long commentId) {
        return comments.find(projectId, commentId).orElseThrow(() -> DomainException.notFound("Comment"));
    }

    private Comment requireOwn(long projectId, long commentId, Caller caller) {
        Comment comment = require(projectId, commentId);
        if (comment.user() != caller.id() && !caller.superuser()) {
            throw DomainException.forbidden("permission_denied", "You do not have permission to perform this action.");
        }
        return comment;
    }
}
